import { readFileSync } from 'fs';
import { join } from 'path';
import { gunzipSync } from 'zlib';
import { ROOT } from './packed-package';
import { LARGEST_API, LARGEST_DOCUMENT, REFERENCE_DOCUMENTS } from '../../scripts/reference-documents';
import { Assembly, AssemblyMember, AssemblyType, withoutPackage } from '../../scripts/reference-renderer';

const ASSEMBLY: Assembly = JSON.parse(gunzipSync(readFileSync(join(ROOT, '.jsii.gz'))).toString());

interface ReferenceFile {
  readonly file: string;
  readonly text: string;
  /** What is below each anchor, up to the next one. */
  readonly sections: ReadonlyMap<string, string>;
}

const FILES = REFERENCE_DOCUMENTS.map(({ file }): ReferenceFile => {
  const text = readFileSync(join(ROOT, file), 'utf8');
  return { file, text, sections: new Map([...text.matchAll(/<a id="([^"]+)"><\/a>\n([^]*?)(?=\n#+ .*<a id=|$(?![^]))/g)].map(([, id, section]) => [id, words(section)])) };
});

/** Line breaks and the marks that jsii-docgen adds are no difference. */
function words(text: string): string {
  return text.replace(/^[->]\s/gm, '').replace(/\s+/g, ' ').trim();
}

/** The texts of each public member, by its anchor. */
const TEXTS = new Map(Object.values(ASSEMBLY.types).flatMap((type): [string, string[]][] => [
  [type.fqn, textsOf(type)],
  ...type.initializer === undefined || !isPublic(type.initializer) ? [] : callable(`${type.fqn}.Initializer`, type.initializer),
  ...(type.methods ?? []).filter(isPublic).flatMap((method) => callable(`${type.fqn}.${method.name}`, method)),
  ...(type.properties ?? []).filter(isPublic).map((property): [string, string[]] => [`${type.fqn}.property.${property.name}`, textsOf(property)]),
  ...(type.members ?? []).map((member): [string, string[]] => [`${type.fqn}.${member.name}`, textsOf(member)]),
]).map(([id, texts]) => [withoutPackage(id), texts]));

function isPublic({ protected: isProtected, docs }: AssemblyMember): boolean {
  return isProtected !== true && docs?.custom?.internal === undefined;
}

function callable(id: string, member: AssemblyMember): [string, string[]][] {
  return [[id, textsOf(member)], ...(member.parameters ?? []).map((parameter): [string, string[]] => [`${id}.parameter.${parameter.name}`, textsOf(parameter)])];
}

function textsOf({ docs }: AssemblyMember | AssemblyType): string[] {
  const { summary, remarks, default: standard, see, custom } = docs ?? {};
  return [summary, remarks, standard, see, custom?.throws].filter((text) => text !== undefined).map((text) => words(text));
}

test('every public member has its texts in exactly one file', () => {
  const faults = [...TEXTS].flatMap(([id, texts]) => {
    const sections = FILES.flatMap(({ sections: all }) => all.get(id) ?? []);
    const lost = texts.filter((text) => !sections[0]?.includes(text));
    return sections.length === 1 && lost.length === 0 ? [] : [{ id, files: sections.length, lost }];
  });
  expect(TEXTS.size).toBeGreaterThan(1_000);
  expect(faults).toEqual([]);
});

test('what another package declares has no section', () => {
  const described = new Set(TEXTS.keys());
  expect(FILES.flatMap(({ sections }) => [...sections.keys()]).filter((id) => !described.has(id) && !id.endsWith('.Initializer'))).toEqual([]);
});

test('each file is as small as GitHub renders, and API.md as people read', () => {
  const limit = (file: string) => file === 'API.md' ? LARGEST_API : LARGEST_DOCUMENT;
  expect(FILES.filter(({ file, text }) => Buffer.byteLength(text) > limit(file)).map(({ file }) => file)).toEqual([]);
});

test('each link leads to a section', () => {
  const anchors = new Map(FILES.map(({ file, sections }) => [file, sections]));
  expect(FILES.flatMap(({ file, text }) => [...text.matchAll(/<a href="([^"#]*)#([^"]+)"/g)]
    .filter(([, target, id]) => anchors.get(target === '' ? file : join(file, '..', target))?.has(id) !== true)
    .map(([link]) => `${file}: ${link}`))).toEqual([]);
});
