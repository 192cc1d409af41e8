import { CATALOGUE } from '../../lib/resources/catalogue/catalogue';
import { renderGroupClass } from './render-group-class';
import { renderVerbClass } from './render-verb-class';
import { kebabCase, sourceFile } from './source-text';
import { verbClasses } from './verb-classes';

/** Where the generated files live; nothing else does. */
export const GENERATED_DIRECTORIES = ['lib/resources/groups', 'lib/resources/verbs'];

/** The generated source files: their text by their path. */
export function generatedFiles(): Map<string, string> {
  const [groups, verbs] = GENERATED_DIRECTORIES;
  const files = new Map<string, string>();
  for (const group of CATALOGUE) {
    files.set(`${groups}/${kebabCase(group.className)}.ts`, renderGroupClass(group));
  }
  files.set(`${groups}/index.ts`, sourceFile(
    ...CATALOGUE.map(({ className }) => `export { ${className} } from './${kebabCase(className)}';`), '',
  ));
  const classes = verbClasses();
  for (const verbClass of classes) {
    files.set(`${verbs}/${kebabCase(verbClass.stem)}.ts`, renderVerbClass(verbClass));
  }
  files.set(`${verbs}/index.ts`, sourceFile(...classes.map(({ stem }) => `export * from './${kebabCase(stem)}';`), ''));
  return files;
}
