import { Role } from '../../access/access-object';
import { effectOn } from '../../access/effect';
import { Grant } from '../../access/effective-access';
import { Subject, subjectText } from '../../access/subject';
import { expandRule } from '../../rbac/expansion';
import { ResourceScope } from '../../resources/resource-info';
import { AccountUsage, GrantUsage, UsedPermission } from '../../tailoring/grant-usage';
import { windowText } from '../../tailoring/log-window';
import { ReviewContext } from '../review-context';

const { NAMESPACED, CLUSTER } = ResourceScope;

/** Bindings in the whole cluster for which one namespace may be enough. */
export interface WideBindings {
  readonly grants: readonly Grant[];

  /** Whether it is known that one namespace is enough. */
  readonly isKnown: boolean;
  readonly details: readonly string[];
}

/**
 * Finds the cluster-wide bindings of an account for which a namespace would do. A component of Argo Workflows that serves one namespace says so,
 * and an audit log shows where an account uses what it is granted.
 */
export function wideBindings(subject: Subject, grants: readonly Grant[], { argo, options: { usage } }: ReviewContext): WideBindings | undefined {
  const ofNamespaces = grants.filter(({ role }) => role.policyRules.length > 0 && role.policyRules.every(isOfNamespaces));
  if (subject.kind !== 'ServiceAccount' || ofNamespaces.length === 0) {
    return undefined;
  }
  const served = new Set(argo.componentsOf(subject).map(({ serves }) => serves));
  const [namespace] = served;
  if (served.size === 1 && namespace !== undefined) {
    return { grants: ofNamespaces, isKnown: true, details: [`It serves the namespace ${namespace}.`] };
  }
  const account = usage?.accounts.find((each) => subjectText(each.subject) === subjectText(subject));
  return usage === undefined || account === undefined ? { grants: ofNamespaces, isKnown: false, details: [] } : byUsage(ofNamespaces, account, usage);
}

function isOfNamespaces(rule: Role['rules'][number]): boolean {
  return (rule.nonResourceURLs ?? []).length === 0 && expandRule({ ...rule, resourceNames: [] }).every(({ apiGroup = '', resource = '', verb }) =>
    resource !== '*' && apiGroup !== '*' && effectOn(apiGroup, resource, verb, false, CLUSTER) === 'live' && effectOn(apiGroup, resource, verb, false, NAMESPACED) === 'live');
}

/** A binding that the log shows to be used in more than one namespace, or not at all, isn't too wide: other checks are about unused rules. */
function byUsage(grants: readonly Grant[], { granted }: AccountUsage, { doubts, window }: GrantUsage): WideBindings | undefined {
  const uses = grants.map((grant) => ({ grant, ...useOf(granted.filter(({ via }) => via.some((path) => path.grant === grant))) }));
  const inOne = doubts.length > 0 ? [] : uses.filter(({ isSure, namespaces }) => isSure && namespaces.size === 1 && !namespaces.has(EVERYWHERE));
  if (inOne.length > 0) {
    const names = new Set(inOne.flatMap(({ namespaces }) => [...namespaces]));
    return {
      grants: inOne.map(({ grant }) => grant),
      isKnown: true,
      details: [
        ...[...names].map((name) => `The account uses it only in the namespace ${name}.`),
        ...window === undefined ? [] : [`The log is from ${windowText(window)}.`],
      ],
    };
  }
  const unknown = uses.filter(({ isSure, namespaces }) => !namespaces.has(EVERYWHERE) && namespaces.size < 2 && (!isSure || namespaces.size === 1));
  return unknown.length === 0 ? undefined : { grants: unknown.map(({ grant }) => grant), isKnown: false, details: [] };
}

const EVERYWHERE = '*';

/** Where the permissions of a binding are used, and whether the log shows all of it. */
function useOf(permissions: readonly UsedPermission[]): { readonly namespaces: ReadonlySet<string>; readonly isSure: boolean } {
  return {
    namespaces: new Set(permissions.flatMap(({ verdict, suffices }) =>
      verdict === 'used' ? [EVERYWHERE] : suffices.map(({ namespace }) => namespace ?? EVERYWHERE))),
    isSure: permissions.every(({ verdict }) => verdict !== 'known' && verdict !== 'cannot tell'),
  };
}
