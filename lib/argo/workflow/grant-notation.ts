import { Issue, issue } from '../../diagnostics/issue';
import { quote } from '../../diagnostics/printable-text';
import { PolicyRule } from '../../rbac/policy-rule';
import { WILDCARD } from '../../rbac/wildcards';
import { CommonKind } from '../../resources/common-kinds/common-kind';
import { INamespacedGrant } from '../../resources/grant';
import { GrantStatement } from '../../resources/grant-statement';
import { NamespacedPlainGrant } from '../../resources/plain-grant';
import { ResourceScope } from '../../resources/resource-info';
import { resourceText } from '../../resources/resource-names';
import { readResource, resourceTextIssue } from '../../resources/resource-text';

/** How a grant is written, for messages. */
const GRANT_FORM = 'VERB,…=PLURAL.GROUP[/NAME,…][:subresource=SUBRESOURCE]';

/** What a text of a grant names. */
export interface NotedGrant {
  readonly rule: PolicyRule;
  readonly scope: ResourceScope;
  readonly commonKinds: readonly CommonKind[];
}

/** What a text of a grant names, or what is wrong with it. */
export type ReadGrant =
  | { readonly noted: NotedGrant; readonly issues?: undefined }
  | { readonly noted?: undefined; readonly issues: readonly Issue[] };

/**
 * Reads what the containers of a workflow do with Kubernetes as the command writes it, in the form of an action:
 * `VERB,…=PLURAL.GROUP[/NAME,…][:subresource=SUBRESOURCE]`.
 *
 * `get,list=pods` reads pods, `get=configmaps/settings` one ConfigMap, and `get=pods:subresource=log` their logs.
 *
 * @param field Where it is given, for the issues: `--container-grant`.
 */
export function readGrant(text: string, field: string): ReadGrant {
  const [, verbs = '', written = '', , names, , subresource] = /^([^=]*)=([^/@:]*)(\/([^@:]+))?(:subresource=([^:,]+))?$/.exec(text) ?? [];
  const listed = verbs.split(',').filter((verb) => verb !== '');
  if (listed.length === 0 || written === '') {
    return { issues: [issue('workflow/not-a-grant', field, `${quote(text)} doesn't name verbs and a resource.`, `Write ${GRANT_FORM}, for example get,list=pods.`)] };
  }
  if (text.includes(WILDCARD)) {
    return { issues: [issue('grant/unexpected-wildcard', field, `${quote(text)} has a star.`, 'Name the verbs and the resource.')] };
  }
  const unknown = resourceTextIssue(written, field);
  if (unknown !== undefined) {
    return { issues: [unknown] };
  }
  const { apiGroup, plural, known, common } = readResource(written);
  const limits = names === undefined ? {} : { resourceNames: names.split(',').filter((name) => name !== '') };
  return {
    noted: {
      rule: { apiGroups: [apiGroup], resources: [resourceText(plural, subresource)], verbs: [...new Set(listed)], ...limits },
      scope: known?.row.scope ?? common?.scope ?? ResourceScope.NAMESPACED,
      commonKinds: common === undefined ? [] : [common],
    },
  };
}

/**
 * Makes the grant of such a text.
 *
 * @param reason Why verbs are granted that take a reason.
 */
export function grantOf({ rule, scope }: NotedGrant, reason: string | undefined): INamespacedGrant {
  const { apiGroups: [apiGroup] = [''], resources: [resource] = [''], verbs, resourceNames } = rule;
  const [plural, subresource] = resource.split('/');
  const parts = { ...subresource !== undefined && { subresource }, ...resourceNames !== undefined && { resourceNames } };
  const info = { apiGroup, plural, kind: plural, scope, ...parts };
  const [first, ...others] = verbs;
  const reasons = reason === undefined ? [] : [reason];
  return new NamespacedPlainGrant(others.reduce((statement, verb) => statement._with(verb), GrantStatement._onResource(info, first, reasons)));
}
