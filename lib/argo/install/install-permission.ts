import { NeedSelection } from './need-selection';
import { PolicyRule } from '../../rbac/policy-rule';
import { qualifiedResource } from '../../resources/resource-names';
import { ClientExplanation } from '../client/client-access';

/** Something that an install may do, and why. */
export interface InstallPermission {
  /** The component: `controller`, `server` or `client`. */
  readonly component: string;

  /** The verbs. */
  readonly verbs: string[];

  /** The API group, the empty text for the core group. */
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

  /** The triggers that turn it on: `always`, members of ArgoFeature and the like, or the operation of the client. */
  readonly turnedOnBy: string[];

  /** The purpose of the permission. */
  readonly why: string;

  /** The consequence when it is denied. */
  readonly denied: string;

  /**
   * The access that it allows beyond its purpose.
   *
   * @default - nothing worth a word
   */
  readonly consequence?: string;

  /** Where it is read in the source of Argo Workflows. */
  readonly evidence: string[];
}

type RuleTarget = Pick<InstallPermission, 'verbs' | 'apiGroup' | 'resource' | 'resourceNames'>;

const COLUMNS = ['Component', 'Verbs', 'Resource', 'Names', 'Where', 'On by', 'Why', 'Consequence', 'Evidence'];

/** Says of a need what it grants and why. */
export function explainSelection({ purpose, namespaces, grant }: NeedSelection): InstallPermission {
  return {
    component: purpose.component,
    ...targetOf(grant.statement.rule),
    ...namespaces && { namespaces: [...namespaces] },
    turnedOnBy: purpose.turnedOnBy.length === 0 ? ['always'] : [...purpose.turnedOnBy],
    why: purpose.why,
    denied: purpose.denied,
    ...purpose.consequence !== undefined && { consequence: purpose.consequence },
    evidence: [...purpose.evidence],
  };
}

/** Says of something that a client does what it is granted and why. */
export function explainClient({ operation, rule, clusterWide, why, consequence, evidence }: ClientExplanation, namespaces: readonly string[]):
InstallPermission {
  return {
    component: 'client',
    ...targetOf(rule),
    ...!clusterWide && { namespaces: [...namespaces] },
    turnedOnBy: [`\`${operation}\``],
    why: `${operation} ${why}.`,
    denied: 'request fails',
    ...consequence !== undefined && { consequence },
    evidence,
  };
}

/** Writes a table in Markdown. */
export function writePermissionTable(permissions: readonly InstallPermission[]): string {
  return [COLUMNS, COLUMNS.map(() => '---'), ...permissions.map(cellsOf)].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** A grant of the typed resources is about one of them. */
function targetOf({ verbs, apiGroups: [apiGroup] = [''], resources: [resource] = [''], resourceNames }: PolicyRule): RuleTarget {
  return { verbs: [...verbs], apiGroup, resource, ...resourceNames && { resourceNames: [...resourceNames] } };
}

function cellsOf(permission: InstallPermission): string[] {
  const { component, verbs, apiGroup, resource, resourceNames = [], namespaces = ['the whole cluster'], consequence = '' } = permission;
  return [
    component,
    verbs.join(', '),
    code(qualifiedResource(apiGroup, resource)),
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
