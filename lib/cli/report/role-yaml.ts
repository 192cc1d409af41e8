import { dump } from 'js-yaml';
import { visible } from '../../diagnostics/printable-text';
import { bindingName } from '../../rbac/account-object-names';
import { PolicyRule } from '../../rbac/policy-rule';
import { RBAC_API_GROUP, RBAC_API_VERSION } from '../../rbac/rbac-api-group';

/** A role and whom it is bound to, as documents say it. */
export interface RoleDocument {
  readonly kind: 'Role' | 'ClusterRole';
  readonly name: string;

  /** The empty text where it isn't known, and for a cluster role. */
  readonly namespace: string;
  readonly rules: readonly PolicyRule[];

  /** The subject of the binding. */
  readonly subject: object;

  /** Why a rule is granted, a line each. */
  readonly reasonsOf: (rule: PolicyRule) => readonly string[];
}

/** Writes a role, with comments that say why, and its binding. */
export function roleDocuments({ kind, name, namespace, rules, subject, reasonsOf }: RoleDocument): string[] {
  const metadata = { name, ...namespace !== '' && { namespace } };
  const rulesText = rules.map((rule) => {
    const reasons = [...new Set(reasonsOf(rule))];
    return `  ${comment(reasons).replace(/\n(?=#)/g, '\n  ')}  ${objectYaml([rule]).replace(/\n(?=.)/g, '\n  ')}`;
  });
  const binding = {
    apiVersion: RBAC_API_VERSION,
    kind: `${kind}Binding`,
    metadata: { ...metadata, name: bindingName({ kind, name }) },
    roleRef: { apiGroup: RBAC_API_GROUP, kind, name },
    subjects: [subject],
  };
  return [`${objectYaml({ apiVersion: RBAC_API_VERSION, kind, metadata })}rules:\n${rulesText.join('')}`, objectYaml(binding)];
}

/** Writes the rules of a role, each member on one line. */
export function rulesYaml(rules: readonly PolicyRule[]): string {
  return dump(rules.map(({ apiGroups, resources, resourceNames, nonResourceURLs, verbs }) => ({
    ...apiGroups && { apiGroups },
    ...resources && { resources },
    ...resourceNames && { resourceNames },
    ...nonResourceURLs && { nonResourceURLs },
    verbs,
  })), { flowLevel: 2, lineWidth: -1 });
}

/** Writes an object as a document with comments. */
export function objectYaml(value: unknown): string {
  return dump(value, { lineWidth: -1, noRefs: true });
}

/** A character that YAML 1.1 takes for the end of a line also ends a comment, so no such character of a text may get into one. */
export function comment(lines: readonly string[]): string {
  return lines.map((line) => `# ${visible(line)}\n`).join('');
}
