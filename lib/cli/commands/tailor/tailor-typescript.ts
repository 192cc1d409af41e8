import { TailorFormatOptions } from './tailor-format';
import { accountRemarks, logRemarks, refusedRemarks } from './tailor-remarks';
import { Subject } from '../../../access/subject';
import { SelectedAccess } from '../../../audit-log/selected-access';
import { visible } from '../../../diagnostics/printable-text';
import { breadthOf } from '../../../rbac/broad-subjects';
import { expandRule } from '../../../rbac/expansion';
import { PolicyRule } from '../../../rbac/policy-rule';
import { permissionKey } from '../../../rbac/reasons';
import { ResourceScope } from '../../../resources/resource-info';
import { tailor } from '../../../tailoring/tailored-account';
import { RoleNames, TailoredRoleObject } from '../../../tailoring/tailored-role-objects';
import { reasonText } from '../../../tailoring/tailored-text';
import { GrantSource } from '../../typescript/grant-source';
import { programText } from '../../typescript/program-text';
import { quoted } from '../../typescript/source-text';

const REASON = 'The audit log shows it.';

/** Writes a cdk8s program that makes roles for what accounts used. */
export function writeTypescript(access: SelectedAccess, { tailoring }: TailorFormatOptions): string {
  const imports = new Set<string>();
  const grants = new GrantSource(imports, { reason: REASON, applyReason: REASON });
  const names = new RoleNames();
  let roles = 0;
  const statements = access.accounts.flatMap((account) => {
    const tailored = tailor(account, tailoring);
    return names.rolesOf(tailored).flatMap((role, index) => [
      '',
      ...index > 0 ? [] : [account.name, ...accountRemarks(account, tailored)].map(lineComment),
      ...statementsOf(role, tailored.subject, `role${++roles}`, grants, imports),
    ]);
  });
  const refused = refusedRemarks(access);
  const remarks = [...logRemarks(access), ...refused.length === 0 ? [] : ['Denied:', ...refused.map((line) => `  ${line}`)]];
  return `${remarks.map((line) => `${lineComment(line)}\n`).join('')}\n${programText({ imports, statements: statements.slice(1) })}`;
}

/** Returns the rules that can't be written as grants: a create by name goes with patch only, as server-side apply uses it. */
export function unwritableRules(access: SelectedAccess, { tailoring }: Pick<TailorFormatOptions, 'tailoring'>): PolicyRule[] {
  return access.accounts.flatMap((account) => tailor(account, tailoring).scopes).flatMap(({ rules }) => rules)
    .filter(({ verbs, resources = [], resourceNames = [] }) => resourceNames.length > 0 && verbs.includes('create') && !verbs.includes('patch')
      && resources.some((resource) => !resource.includes('/')));
}

function statementsOf(
  { kind, name, namespace, rules, permissions }: TailoredRoleObject, subject: Subject, variable: string, grants: GrantSource, imports: Set<string>,
): string[] {
  const isCluster = kind === 'ClusterRole';
  imports.add(isCluster ? 'TailoredClusterRole' : 'TailoredRole');
  const id = quoted(`${namespace === undefined ? '' : `${namespace}.`}${name}`);
  return [
    `const ${variable} = new Tailored${kind}(chart, ${id}, { metadata: { name: ${quoted(name)}${namespace === undefined ? '' : `, namespace: ${quoted(namespace)}`} } });`,
    `${variable}.allow(`,
    ...rules.flatMap((rule) => {
      const keys = new Set(expandRule(rule).map(permissionKey));
      return [
        ...permissions.filter(({ permission }) => keys.has(permissionKey(permission))).map((permission) => `  ${lineComment(reasonText(permission))}`),
        ...grants.grants(rule, isCluster ? ResourceScope.CLUSTER : ResourceScope.NAMESPACED).map((grant) => `  ${grant},`),
      ];
    }),
    ');',
    `${variable}.${isCluster ? 'bindClusterWide' : 'bindTo'}(${grants.subject(subject)}${breadthOf(subject.kind, subject.name) !== undefined ? `.because(${quoted(REASON)})` : ''});`,
  ];
}

function lineComment(text: string): string {
  return `// ${visible(text)}`;
}
