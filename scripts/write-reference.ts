import { mkdirSync, readFileSync, writeFileSync } from 'fs';
import { dirname, join, relative } from 'path';
import { gunzipSync } from 'zlib';
import { Documentation, Language, MarkdownDocument } from 'jsii-docgen';
import { REFERENCE_DOCUMENTS, ReferenceDocument } from './reference-documents';
import { Assembly, AssemblyType, ReferenceRenderer, withShortAnchors } from './reference-renderer';

/** Writes the files of the reference from what jsii knows of the compiled package. */
async function main(): Promise<void> {
  const root = join(__dirname, '..');
  const assembly: Assembly = JSON.parse(gunzipSync(readFileSync(join(root, '.jsii.gz'))).toString());
  const documentation = await Documentation.forProject(root);
  const submodules = await documentation.listSubmodules();
  const modules = await Promise.all([undefined, ...submodules.map(({ fqn }) => fqn)]
    .map(async (submodule) => (await documentation.toJson({ language: Language.TYPESCRIPT, submodule })).content));

  for (const document of REFERENCE_DOCUMENTS) {
    const reference = new MarkdownDocument({ header: { title: document.title }, id: 'reference' });
    reference.lines('<!-- Written from the sources by `npx projen docgen`. -->', '', document.summary, '', ...linksToOthers(document));
    for (const { metadata, apiReference } of modules) {
      const renderer = new ReferenceRenderer({ language: Language.TYPESCRIPT, ...metadata }, assembly, {
        file: document.file,
        fileOf: (type) => documentOf(type).file,
      });
      const ofDocument = <T extends { readonly fqn: string }>(types: readonly T[] = []) =>
        types.filter(({ fqn }) => documentOf(assembly.types[fqn]) === document);
      for (const section of [
        renderer.visitConstructs(ofDocument(apiReference?.constructs)), renderer.visitStructs(ofDocument(apiReference?.structs)),
        renderer.visitClasses(ofDocument(apiReference?.classes)), renderer.visitInterfaces(ofDocument(apiReference?.interfaces)),
        renderer.visitEnums(ofDocument(apiReference?.enums)),
      ]) {
        reference.section(section);
      }
    }
    const whole = new MarkdownDocument();
    whole.section(reference);
    mkdirSync(dirname(join(root, document.file)), { recursive: true });
    writeFileSync(join(root, document.file), withShortAnchors(whole.render()));
  }
}

function documentOf(type: AssemblyType): ReferenceDocument {
  const document = REFERENCE_DOCUMENTS.find(({ includes }) => includes(type));
  if (document === undefined) {
    throw new Error(`No document of the reference has ${type.fqn}.`);
  }
  return document;
}

function linksToOthers({ file }: ReferenceDocument): string[] {
  return [
    ...REFERENCE_DOCUMENTS.filter((other) => other.file !== file)
      .map((other) => `- [${other.title}](${relative(dirname(file), other.file)}): ${other.summary[0].toLowerCase()}${other.summary.slice(1)}`),
    '',
  ];
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 1;
});
