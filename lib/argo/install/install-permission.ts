import { NeedSelection } from './need-selection';

/** Something that an install may do, and why. */
export interface InstallPermission {
  /** The component: `controller`, `server`. */
  readonly component: string;

  /** The verbs. */
  readonly verbs: string[];

  /** The API group; the empty text is the core group. */
  readonly apiGroup: string;

  /** The resource, for example `pods/exec`. */
  readonly resource: string;

  /**
   * The only names meant.
   *
   * @default - every name
   */
  readonly resourceNames?: string[];

  /**
   * The namespaces it is granted in.
   *
   * @default - the whole cluster
   */
  readonly namespaces?: string[];

  /** What turns it on: `always`, or members of ArgoFeature and the like. */
  readonly turnedOnBy: string[];

  /** What it is for. */
  readonly why: string;

  /** What follows when it is refused. */
  readonly denied: string;

  /**
   * What it allows beyond its purpose.
   *
   * @default - nothing worth a word
   */
  readonly consequence?: string;

  /** Where it is read in the source of Argo Workflows. */
  readonly evidence: string[];
}

const COLUMNS = ['Component', 'Verbs', 'Resource', 'Names', 'Where', 'On by', 'Why', 'Consequence', 'Evidence'];

/** Tells of a need what it grants and why. */
export function explainSelection({ purpose, namespaces, grant }: NeedSelection): InstallPermission {
  const { verbs, apiGroups: [apiGroup] = [''], resources: [resource] = [''], resourceNames } = grant.statement.rule;
  return {
    component: purpose.component,
    verbs: [...verbs],
    apiGroup,
    resource,
    ...resourceNames && { resourceNames: [...resourceNames] },
    ...namespaces && { namespaces: [...namespaces] },
    turnedOnBy: purpose.turnedOnBy.length === 0 ? ['always'] : [...purpose.turnedOnBy],
    why: purpose.why,
    denied: purpose.denied,
    ...purpose.consequence !== undefined && { consequence: purpose.consequence },
    evidence: [...purpose.evidence],
  };
}

/** Writes a table in Markdown. */
export function writePermissionTable(permissions: readonly InstallPermission[]): string {
  return [COLUMNS, COLUMNS.map(() => '---'), ...permissions.map(cellsOf)].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function cellsOf(permission: InstallPermission): string[] {
  const { component, verbs, apiGroup, resource, resourceNames = [], namespaces = ['the whole cluster'], consequence = '' } = permission;
  return [
    component,
    verbs.join(', '),
    code(apiGroup === '' ? resource : `${resource}.${apiGroup}`),
    resourceNames.map(code).join(', '),
    namespaces.join(', '),
    permission.turnedOnBy.join(' and '),
    permission.why,
    consequence,
    permission.evidence.join('; '),
  ].map((cell) => cell.replace(/\|/g, '\\|'));
}

function code(text: string): string {
  return `\`${text}\``;
}
