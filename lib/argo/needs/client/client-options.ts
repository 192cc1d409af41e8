import { ArgoVersion } from '../../argo-version';

/*
 * The options of an operation beyond its plain form: flags of commands, and what the objects refer to. One row is one option;
 * the structs of options, what the command reads after a colon, and the documentation are generated from it. Which operation has which
 * options follows from the needs that the options turn on.
 */

/** An option that is on or off. */
interface FlagRow {
  readonly kind: 'flag';

  /** Its description, for the member of the struct: one or more sentences. */
  readonly summary: string;

  /** The first version of Argo Workflows that has it, by default the first known one. */
  readonly since?: ArgoVersion;
}

/** An option that is on or off, and may be limited to names by a member of its own. */
interface ReferenceRow extends Omit<FlagRow, 'kind'> {
  readonly kind: 'reference';

  /** The member that takes the names, and turns it on too. */
  readonly names: string;

  /** The kind of objects that the names are for. */
  readonly namesSummary: string;

  /** The resource that is referred to, in the plural. */
  readonly resource: string;
}

/** An option that means nothing without names. */
interface NamesRow extends Omit<FlagRow, 'kind'> {
  readonly kind: 'names';
}

export type ClientOptionRow = FlagRow | ReferenceRow | NamesRow;

/** By the member of the structs. */
export const CLIENT_OPTIONS = {
  latest: {
    kind: 'flag',
    summary: 'Whether the workflow may be called `@latest`, which means the newest of the namespace.',
  },
  selector: {
    kind: 'flag',
    summary: 'Whether it chooses objects, in place of naming them: `--selector`, `--field-selector`, `--all`, `--older`, `--completed` and the like.',
  },
  allNamespaces: {
    kind: 'flag',
    summary: 'Whether it spans all namespaces, by `--all-namespaces` or in a UI without a chosen namespace: it is granted in the whole cluster.',
  },
  force: {
    kind: 'flag',
    summary: 'Whether finalizers are taken off first: `--force`.',
  },
  nodeFieldSelector: {
    kind: 'flag',
    summary: 'Whether it acts on some nodes of the workflow in place of the whole: `--node-field-selector`.',
  },
  follow: {
    kind: 'flag',
    summary: 'Whether the log is followed until the workflow ends: `--follow`.',
  },
  wait: {
    kind: 'flag',
    summary: 'Whether the command stays until the workflow that it starts ends: `--wait` or `--watch`.',
  },
  log: {
    kind: 'flag',
    summary: 'Whether the command shows the log of the workflow that it starts: `--log`.',
  },
  archivedName: {
    kind: 'flag',
    since: ArgoVersion.V4_1,
    summary: 'Whether an archived workflow may be called by its name in place of its UID (from 4.1).',
  },
  artifactOverrides: {
    kind: 'flag',
    since: ArgoVersion.V4_1,
    summary: 'Whether a submit brings artifacts of its own for those of the template (from 4.1).',
  },
  workflowTemplates: {
    kind: 'reference',
    names: 'workflowTemplateNames',
    resource: 'workflowtemplates',
    summary: 'Whether what is submitted, created or linted refers to WorkflowTemplates, itself or through other templates.',
    namesSummary: 'The names of all WorkflowTemplates that are referred to.',
  },
  clusterWorkflowTemplates: {
    kind: 'reference',
    names: 'clusterWorkflowTemplateNames',
    resource: 'clusterworkflowtemplates',
    summary: 'Whether what is submitted, created or linted refers to ClusterWorkflowTemplates, itself or through other templates.',
    namesSummary: 'The names of all ClusterWorkflowTemplates that are referred to.',
  },
  cronWorkflows: {
    kind: 'reference',
    names: 'cronWorkflowNames',
    resource: 'cronworkflows',
    summary: 'Whether what is submitted or resubmitted comes from CronWorkflows.',
    namesSummary: 'The names of all those CronWorkflows.',
  },
  artifactSecrets: {
    kind: 'names',
    summary: 'The names of the Secrets with the credentials of the artifact repository, which argo-server reads with the permissions of the client. '
      + 'They are in the namespace of the workflows.',
  },
  artifactConfigMaps: {
    kind: 'names',
    summary: 'The names of the ConfigMaps with the Kerberos configuration of an HDFS artifact repository, which argo-server reads with the permissions '
      + 'of the client. They are in the namespace of the workflows.',
  },
} as const satisfies Record<string, ClientOptionRow>;

type Options = typeof CLIENT_OPTIONS;

/** An option, by the member of the structs. */
export type ClientOptionId = keyof Options;

/** An option that comes with names. */
export type NamingOption = { [Id in ClientOptionId]: Options[Id]['kind'] extends 'flag' ? never : Id }[ClientOptionId];

/** A member that takes the names of a reference. */
type ReferenceNames = { [Id in ClientOptionId]: Options[Id] extends { readonly names: infer Names extends string } ? Names : never }[ClientOptionId];

/** A member that is on or off. */
type Flag = { [Id in ClientOptionId]: Options[Id]['kind'] extends 'names' ? never : Id }[ClientOptionId];

/** The member that takes the names of the objects that an operation acts on. */
export const NAMES = 'names';

export type NamesMember = typeof NAMES | ReferenceNames | Exclude<ClientOptionId, Flag>;

/** Any options of any operation. Each generated struct has some of them. */
export type OperationOptions = { readonly [Member in Flag]?: boolean } & { readonly [Member in NamesMember]?: readonly string[] };

/** The row of an option, for those that look at its kind. */
export function optionRow(id: ClientOptionId): ClientOptionRow {
  return CLIENT_OPTIONS[id];
}

/** Whether the option comes with names. */
export function isNaming(condition: string): condition is NamingOption {
  return isOption(condition) && optionRow(condition).kind !== 'flag';
}

/** Whether it is an option of clients at all. */
export function isOption(id: string): id is ClientOptionId {
  return Object.prototype.hasOwnProperty.call(CLIENT_OPTIONS, id);
}

/** The member in which the names of an option are given: its own, or the one next to it. */
export function namesMember(id: NamingOption): string {
  const row = optionRow(id);
  return row.kind === 'reference' ? row.names : id;
}
