import type { ApiObject } from 'cdk8s';
import type { IValidation } from 'constructs';
import { GrantedRules } from './granted-rules';
import { warnAtSynthesis } from './synthesis-warning';
import { formatIssue } from '../diagnostics/format-diagnostic';
import { issue } from '../diagnostics/issue';

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

/** Watches that a role grants something, and outgrows neither `kubectl apply` nor the cluster. */
export class RoleSize implements IValidation {
  /**
   * @param role The role.
   * @param granted What it grants.
   */
  constructor(private readonly role: ApiObject, private readonly granted: GrantedRules) {}

  /** Says that the role is empty or too big to be stored; warns, once, where it is only too big for plain `kubectl apply`. */
  public validate(): string[] {
    if (this.granted.isEmpty) {
      return [formatIssue(GRANTS_NOTHING)];
    }
    const { apiVersion, kind, metadata } = this.role;
    const bytes = Buffer.byteLength(JSON.stringify({ apiVersion, kind, metadata: metadata.toJson(), rules: this.granted.rules }));
    if (bytes > STORAGE_LIMIT) {
      return [formatIssue(issue(
        'construct/role-too-large', '', `The role takes ${bytes} bytes as JSON, and a cluster stores at most ${STORAGE_LIMIT}.`, 'Split it into several roles.',
      ))];
    }
    if (bytes > APPLY_LIMIT) {
      warnAtSynthesis(this.role, issue(
        'construct/role-too-large-to-apply', '',
        `The role takes ${bytes} bytes as JSON, and plain kubectl apply fails above ${APPLY_LIMIT}.`,
        'Use kubectl apply --server-side, or split the role.',
      ));
    }
    return [];
  }
}
