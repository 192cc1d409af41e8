import { operationMembers } from './operation-members';
import { CatalogueEntry, OperationClass } from '../../lib/argo/client/operation-catalogue';
import { CLIENT_OPTIONS, ClientOptionRow, NAMES } from '../../lib/argo/needs/client/client-options';

/** A member of a struct of options. */
export interface StructMember {
  readonly name: string;
  readonly type: 'boolean' | 'string[]';
  readonly summary: string;
  readonly byDefault: string;
}

/** One distinct set of options, and the operations that have it. */
export interface OptionStruct {
  readonly name: string;
  readonly members: readonly StructMember[];
  readonly operations: readonly CatalogueEntry[];
}

/** The names of structs that several operations share. That of a single operation follows from the operation. */
const SHARED_STRUCTS: Readonly<Record<string, string>> = {
  'names': 'NamedObjectOptions',
  'names selector': 'SelectedObjectOptions',
  'names latest': 'NamedWorkflowOptions',
  'latest': 'LatestWorkflowOptions',
  'latest follow': 'LogOptions',
  'allNamespaces': 'AllNamespacesOptions',
  'archivedName': 'ArchivedNameOptions',
  'workflowTemplates workflowTemplateNames clusterWorkflowTemplates clusterWorkflowTemplateNames': 'TemplateReferenceOptions',
  'names workflowTemplates workflowTemplateNames clusterWorkflowTemplates clusterWorkflowTemplateNames': 'NamedTemplateReferenceOptions',
  'clusterWorkflowTemplates clusterWorkflowTemplateNames': 'ClusterTemplateReferenceOptions',
  'names clusterWorkflowTemplates clusterWorkflowTemplateNames': 'NamedClusterTemplateReferenceOptions',
  'workflowTemplates workflowTemplateNames clusterWorkflowTemplates clusterWorkflowTemplateNames cronWorkflows cronWorkflowNames':
    'ResubmitReferenceOptions',
  'artifactSecrets artifactConfigMaps': 'ArtifactOptions',
  'names artifactSecrets artifactConfigMaps': 'NamedArtifactOptions',
};

/** The prefix of the name of a struct of one operation. */
const PREFIXES: Readonly<Record<OperationClass, string>> = { ArgoCommand: 'Argo', ApiOperation: 'Api', UiPage: 'Ui', ClientPreset: '' };

const MEMBERS = declaredMembers();

/** Every distinct set of options. */
export function optionStructs(catalogue: readonly CatalogueEntry[]): OptionStruct[] {
  const bySet = new Map<string, CatalogueEntry[]>();
  for (const entry of catalogue) {
    const own = operationMembers(entry);
    const set = [...MEMBERS.keys()].filter((name) => own.includes(name)).join(' ');
    bySet.set(set, [...bySet.get(set) ?? [], entry]);
  }
  bySet.delete('');
  return [...bySet].map(([set, operations]) => ({
    name: structName(set, operations),
    members: [...MEMBERS.values()].filter(({ name }) => set.split(' ').includes(name)),
    operations,
  })).sort((a, b) => a.name < b.name ? -1 : 1);
}

function structName(set: string, operations: readonly CatalogueEntry[]): string {
  const shared = SHARED_STRUCTS[set];
  if (shared !== undefined) {
    return shared;
  }
  const [{ className, member }, ...others] = operations;
  if (others.length > 0) {
    const names = operations.map((entry) => `${entry.className}.${entry.member}`).join(', ');
    throw new Error(`Give the options that ${names} share a name in scripts/client-operations/option-structs.ts: '${set}'.`);
  }
  return `${PREFIXES[className]}${member[0].toUpperCase()}${member.slice(1)}Options`;
}

/** Every member that options can have, in the order that structs have them in. */
function declaredMembers(): Map<string, StructMember> {
  const members: StructMember[] = [
    { name: NAMES, type: 'string[]', summary: 'The names of the only objects that it acts on.', byDefault: '- every object' },
    ...Object.entries<ClientOptionRow>(CLIENT_OPTIONS).flatMap(([id, row]) => membersOf(id, row)),
  ];
  return new Map(members.map((member) => [member.name, member]));
}

function membersOf(name: string, row: ClientOptionRow): StructMember[] {
  const { summary } = row;
  switch (row.kind) {
    case 'flag':
      return [{ name, type: 'boolean', summary, byDefault: 'false' }];
    case 'names':
      return [{ name, type: 'string[]', summary, byDefault: '- none' }];
    case 'reference':
      return [
        { name, type: 'boolean', summary, byDefault: `- whether \`${row.names}\` is given, where it has that` },
        { name: row.names, type: 'string[]', summary: row.namesSummary, byDefault: `- every one, where \`${name}\` is true` },
      ];
  }
}
