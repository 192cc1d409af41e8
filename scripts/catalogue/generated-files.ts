import { renderGroupClasses } from './render-group-classes';
import { renderVerbClasses } from './render-verb-classes';
import { sourceFile } from './source-text';
import { verbClasses } from './verb-classes';
import { CATALOGUE } from '../../lib/resources/catalogue/catalogue';
import { ResourceScope } from '../../lib/resources/resource-info';

/** Where the generated files live; nothing else does. */
export const GENERATED_DIRECTORIES = ['lib/resources/groups', 'lib/resources/verbs'];

/**
 * The generated source files: their text by their path.
 *
 * They are few and long, because each file that a program loads costs it time.
 */
export function generatedFiles(): Map<string, string> {
  const [groups, verbs] = GENERATED_DIRECTORIES;
  const classes = verbClasses();
  return new Map([
    [`${groups}/argo.ts`, renderGroupClasses(CATALOGUE.filter(({ apiGroup }) => apiGroup === 'argoproj.io'))],
    [`${groups}/index.ts`, renderIndex('argo', 'kubernetes')],
    [`${groups}/kubernetes.ts`, renderGroupClasses(CATALOGUE.filter(({ apiGroup }) => apiGroup !== 'argoproj.io'))],
    [`${verbs}/cluster.ts`, renderVerbClasses(classes, ResourceScope.CLUSTER)],
    [`${verbs}/index.ts`, renderIndex('cluster', 'namespaced')],
    [`${verbs}/namespaced.ts`, renderVerbClasses(classes, ResourceScope.NAMESPACED)],
  ]);
}

function renderIndex(...files: string[]): string {
  return sourceFile(...files.map((file) => `export * from './${file}';`), '');
}
