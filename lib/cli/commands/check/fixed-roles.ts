import { dump } from 'js-yaml';
import { covers } from '../../../access/granted-permissions';
import { AccountNeeds } from '../../../check/account-needs';
import { bindingName, qualifiedAccountName, ownRoleName, roleNameElsewhere } from '../../../rbac/account-object-names';
import { ruleOf } from '../../../rbac/expansion';
import { compareText } from '../../../rbac/order';
import { PermissionSet } from '../../../rbac/permission-set';
import { RBAC_API_GROUP, RBAC_API_VERSION } from '../../../rbac/rbac-api-group';


/** Writes for each account the roles that grant what it needs, and their bindings. */
export function writeFixedRoles(needs: readonly AccountNeeds[]): string {
  return needs.flatMap(objectsOf).map((object) => dump(object, { lineWidth: -1, noRefs: true })).join('---\n');
}

function objectsOf({ subject, needed }: AccountNeeds): object[] {
  if (subject.kind !== 'ServiceAccount') {
    return [];
  }
  const everywhere = needed.filter(({ namespace }) => namespace === undefined);
  const distinct = needed.filter((need) => need.namespace === undefined || !everywhere.some((each) => covers(each, need)));
  const namespaces = [...new Set(distinct.map(({ namespace }) => namespace))].sort((a, b) => compareText(a ?? '', b ?? ''));
  return namespaces.flatMap((namespace) => {
    const rules = PermissionSet.of(distinct.filter((need) => need.namespace === namespace).map(({ permission }) => ruleOf(permission))).toRules();
    const kind = namespace === undefined ? 'ClusterRole' as const : 'Role' as const;
    const account = { name: subject.name, namespace: subject.namespace };
    const inNamespace = namespace === subject.namespace ? ownRoleName(account) : roleNameElsewhere(account);
    const name = namespace === undefined ? qualifiedAccountName(account) : inNamespace;
    const place = namespace === undefined ? {} : { namespace };
    return [
      { apiVersion: RBAC_API_VERSION, kind, metadata: { name, ...place }, rules },
      {
        apiVersion: RBAC_API_VERSION,
        kind: `${kind}Binding`,
        metadata: { name: bindingName({ kind, name }), ...place },
        roleRef: { apiGroup: RBAC_API_GROUP, kind, name },
        subjects: [{ kind: 'ServiceAccount', ...account }],
      },
    ];
  });
}
