import { memberName } from './member-name';
import { docComment, joined, quoted } from '../source-text';
import { Member, membersOf } from './verb-classes';
import { SPECIAL } from './verb-descriptions';
import { ANY_SUBRESOURCE, CatalogueGroup, CheckedBy } from '../../lib/resources/catalogue/catalogue-row';
import { REFERENCE } from '../../lib/resources/catalogue/links';
import { ResourceScope } from '../../lib/resources/resource-info';
import { resourceText } from '../../lib/resources/resource-names';

/** Writes the source file of the classes that hold the resources of some API groups, one class a group. */
export function renderGroupClasses(groups: readonly CatalogueGroup[]): string {
  const byScope = (scope: ResourceScope) => [...new Set(
    groups.flatMap(membersOf).map(({ verbClass }) => verbClass).filter((verbClass) => verbClass.scope === scope).map(({ stem }) => `${stem}Resource`),
  )].sort();
  const imports = [[byScope(ResourceScope.CLUSTER), 'cluster'], [byScope(ResourceScope.NAMESPACED), 'namespaced']] as const;
  return joined(
    [
      'import { ResourceScope } from \'../resource-info\';',
      ...imports.filter(([names]) => names.length > 0)
        .map(([names, file]) => `import {\n${names.map((name) => `  ${name},\n`).join('')}} from '../verbs/${file}';`),
      '',
    ].join('\n'),
    ...groups.map(renderGroupClass),
  );
}

function renderGroupClass(group: CatalogueGroup): string {
  return [
    docComment([`The resources of ${groupTitle(group)}: ${group.about}.`, '', `@see ${group.link ?? `${REFERENCE}/`}`]),
    `export class ${group.className} {\n`,
    membersOf(group).sort(fieldsFirst).map((member) => renderMember(group, member)).join('\n'),
    '\n  private constructor() {}\n}\n',
  ].join('');
}

function fieldsFirst(a: Member, b: Member): number {
  return Number(takesKey(a)) - Number(takesKey(b));
}

function takesKey({ row }: Member): boolean {
  return row.subresource === ANY_SUBRESOURCE;
}

function renderMember(group: CatalogueGroup, member: Member): string {
  const { row, scope, verbClass } = member;
  const className = `${verbClass.stem}Resource`;
  const name = member.name ?? memberName(row, kindOfPlural(group, row.plural));
  const info = [
    `apiGroup: ${quoted(group.apiGroup)}`,
    `plural: ${quoted(row.plural)}`,
    ...row.subresource === undefined ? [] : [`subresource: ${takesKey(member) ? 'key' : quoted(row.subresource)}`],
    `kind: ${quoted(row.kind)}`,
    `scope: ResourceScope.${scope === ResourceScope.NAMESPACED ? 'NAMESPACED' : 'CLUSTER'}`,
  ];
  const value = (indent: string) => `${className}._of({\n${info.map((field) => `${indent}  ${field},\n`).join('')}${indent}})`;
  if (takesKey(member)) {
    return docComment([...describe(group, member), '', '@param key The key, in lower case.'], '  ')
      + `  public static ${name}(key: string): ${className} {\n    return ${value('    ')};\n  }\n`;
  }
  return docComment(describe(group, member), '  ') + `  public static readonly ${name}: ${className} = ${value('  ')};\n`;
}

function describe(group: CatalogueGroup, { row, verbs, note }: Member): string[] {
  const { plural, subresource, since, until, checkedBy = CheckedBy.API_SERVER } = row;
  return [
    `\`${resourceText(plural, subresource)}\`: ${whatItIs(group, row)}.`,
    '',
    [
      `Verbs: ${verbs.join(', ')}.`,
      ...since === undefined ? [] : [`Since Kubernetes ${since}.`],
      ...until === undefined ? [] : [`Until Kubernetes ${until}.`],
      `Checked by ${checkedBy === CheckedBy.ADMISSION_PLUGIN ? 'an' : 'the'} ${checkedBy}.`,
    ].join(' '),
    ...note === undefined ? [] : ['', note],
    '',
    `@see ${linkOf(group, row)}`,
  ];
}

function whatItIs({ apiGroup, versions }: CatalogueGroup, { kind, verbs, shortNames = [] }: Member['row']): string {
  if (verbs.every((verb) => SPECIAL[verb] !== undefined)) {
    return `no objects, but names that the authorizer is asked about, in ${apiGroup === '' ? 'the core group' : `\`${apiGroup}\``}`;
  }
  const apiVersions = versions.map((version) => apiGroup === '' ? version : `${apiGroup}/${version}`);
  return [`kind ${inCode([kind])}`, inCode(apiVersions), ...shortNames.length === 0 ? [] : [`short ${inCode(shortNames)}`]].join(', ');
}

function inCode(texts: readonly string[]): string {
  return texts.map((text) => `\`${text}\``).join(', ');
}

function linkOf(group: CatalogueGroup, { plural, link }: Member['row']): string {
  const found = link ?? group.rows.find((row) => row.plural === plural && row.subresource === undefined)?.link;
  if (found === undefined) {
    throw new Error(`The catalogue row of ${plural} lacks a link.`);
  }
  return found;
}

function kindOfPlural(group: CatalogueGroup, plural: string): string | undefined {
  return group.rows.find((row) => row.plural === plural && row.subresource === undefined)?.kind;
}

function groupTitle({ apiGroup }: CatalogueGroup): string {
  return apiGroup === '' ? 'the core API group' : `the API group \`${apiGroup}\``;
}
