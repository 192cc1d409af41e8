import type { ApiObject } from 'cdk8s';
import type { IValidation } from 'constructs';
import { GrantedRules } from './granted-rules';
import { KubernetesObjectProps } from './kubernetes-object';
import { formatDiagnostic, formatIssue } from '../diagnostics/format-diagnostic';
import { diagnostic, issue } from '../diagnostics/issue';
import { PolicyRule } from '../rbac/policy-rule';

/** What is wrong with a role that was never filled. */
const GRANTS_NOTHING = issue('construct/empty-role', 'rules', 'The role grants nothing.', 'Call allow(…), or leave the role out.');

/**
 * The most that all annotations of an object may hold; `kubectl apply` keeps the whole object in one.
 *
 * @see https://github.com/kubernetes/apimachinery/blob/v0.36.0/pkg/api/validation/objectmeta.go
 */
const APPLY_LIMIT = 262_144;

/**
 * The most that etcd takes in one request, unless told otherwise.
 *
 * @see https://etcd.io/docs/v3.5/dev-guide/limit/
 */
const STORAGE_LIMIT = 1.5 * 1024 * 1024;

/** What JSON writes around the texts of a permission that has a rule to itself, at most. */
const RULE_SYNTAX = 100;

/** What JSON makes of one character, at most: `\u0000`. */
const BYTES_OF_CHARACTER = 6;

/** Watches that a role grants something, and outgrows neither `kubectl apply` nor the cluster. */
export class RoleSize implements IValidation {
  private readonly charactersOfProps: number;
  private warned = false;

  /**
   * @param role The role.
   * @param granted What it grants.
   * @param props Its metadata and description.
   */
  constructor(private readonly role: ApiObject, private readonly granted: GrantedRules, props: KubernetesObjectProps) {
    this.charactersOfProps = JSON.stringify(props).length;
  }

  /** Says that the role is empty or too big to be stored; warns, once, where it is only too big for plain `kubectl apply`. */
  public validate(): string[] {
    if (this.granted.isEmpty) {
      return [formatIssue(GRANTS_NOTHING)];
    }
    if (this.isSurelySmall()) {
      return [];
    }
    const { apiVersion, kind, metadata } = this.role;
    const bytes = Buffer.byteLength(JSON.stringify({ apiVersion, kind, metadata: metadata.toJson(), rules: this.granted.toRules() }));
    if (bytes > STORAGE_LIMIT) {
      return [formatIssue(issue(
        'construct/role-too-large', '', `The role takes ${bytes} bytes as JSON, and a cluster stores at most ${STORAGE_LIMIT}.`, 'Split it into several roles.',
      ))];
    }
    if (bytes > APPLY_LIMIT && !this.warned) {
      this.warned = true;
      process.emitWarning(formatDiagnostic(diagnostic(
        'construct/role-too-large-to-apply', { kind: 'construct', path: this.role.node.path },
        `The role takes ${bytes} bytes as JSON, and plain kubectl apply fails above ${APPLY_LIMIT}.`,
        'Use kubectl apply --server-side, or split the role.',
      )), { type: 'RoleSizeWarning' });
    }
    return [];
  }

  /** A bound that costs little, for the many roles that come nowhere near a limit; the half is for what the chart adds. */
  private isSurelySmall(): boolean {
    let bytes = BYTES_OF_CHARACTER * this.charactersOfProps;
    for (const rule of this.granted.rules) {
      bytes += boundOf(rule);
    }
    return bytes <= APPLY_LIMIT / 2;
  }
}

/** By rule, since many roles grant the same ones. */
const bounds = new WeakMap<PolicyRule, number>();

/** No more than what the rule takes when each of its permissions is written as a rule. */
function boundOf(rule: PolicyRule): number {
  let bound = bounds.get(rule);
  if (bound === undefined) {
    const { verbs, apiGroups = [''], resources = [''], resourceNames = [''], nonResourceURLs = [''] } = rule;
    const parts = [verbs, apiGroups, resources, resourceNames, nonResourceURLs];
    const permissions = parts.reduce((product, texts) => product * texts.length, 1);
    const longest = parts.reduce((sum, texts) => sum + texts.reduce((most, { length }) => Math.max(most, length), 0), 0);
    bound = permissions * (RULE_SYNTAX + BYTES_OF_CHARACTER * longest);
    bounds.set(rule, bound);
  }
  return bound;
}
