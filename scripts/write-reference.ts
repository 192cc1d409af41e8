import { readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { gunzipSync } from 'zlib';
import { Documentation, Language, MarkdownDocument } from 'jsii-docgen';
import { ReferenceRenderer } from './reference-renderer';

/** Writes API.md, and a file for each submodule, from what jsii knows of the compiled package. */
async function main(): Promise<void> {
  const root = join(__dirname, '..');
  const assembly = JSON.parse(gunzipSync(readFileSync(join(root, '.jsii.gz'))).toString());
  const documentation = await Documentation.forProject(root);
  const submodules = await documentation.listSubmodules();

  /** The types of a submodule, or of the root, below a header and what stands above them. */
  const write = async (file: string, header: { title: string; id: string }, submodule?: string) => {
    const { content } = await documentation.toJson({ language: Language.TYPESCRIPT, submodule });
    const renderer = new ReferenceRenderer({ language: Language.TYPESCRIPT, ...content.metadata }, assembly);
    const document = new MarkdownDocument();
    const reference = new MarkdownDocument({ header: { title: header.title }, id: header.id });
    if (submodule === undefined) {
      reference.section(renderer.visitSubmodules(submodules, 'md'));
    }
    const { constructs = [], structs = [], classes = [], interfaces = [], enums = [] } = content.apiReference ?? {};
    for (const section of [
      renderer.visitConstructs(constructs), renderer.visitStructs(structs), renderer.visitClasses(classes),
      renderer.visitInterfaces(interfaces), renderer.visitEnums(enums),
    ]) {
      reference.section(section);
    }
    document.section(reference);
    writeFileSync(join(root, file), document.render());
  };

  await write('API.md', { title: 'API Reference', id: 'api-reference' });
  for (const { name, fqn } of submodules) {
    await write(`${name}.md`, { title: `\`${name}\` Submodule`, id: fqn }, fqn);
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 1;
});
