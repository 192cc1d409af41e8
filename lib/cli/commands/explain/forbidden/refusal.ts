import { INSTALL_NAMESPACE } from '../../../../argo/argo-names';
import { ArgoVersion } from '../../../../argo/argo-version';
import { RefusedRequest } from '../../../../argo/forbidden/refused-request';
import { RefusedAccount } from '../../../../argo/forbidden/whose-account';
import { DEFAULT_ACCOUNT } from '../../../../rbac/account-object-names';
import { PolicyRule } from '../../../../rbac/policy-rule';
import { ArgoSource } from '../../../typescript/argo-source';

/** How a denied request is granted: in a program, by a command, and as rules. */
export interface GrantLines {
  readonly typescript: string;
  readonly command: string;
  readonly rules: readonly PolicyRule[];

  /** The feature of an install that the request belongs to, as a program names it. */
  readonly feature?: string;
}

/** A denied request, its account, and the version that the explanation is for. */
export interface Refusal {
  readonly request: RefusedRequest;
  readonly account: RefusedAccount;
  readonly version: ArgoVersion;
}

/** The placeholder in a line for a name that isn't in the message. */
export const UNKNOWN_NAME = 'NAME';

/** The version that the explanation is for, or the last that makes the request. */
export function versionOf({ version }: Refusal, until: ArgoVersion | undefined): ArgoVersion {
  return until === undefined || until.isAtLeast(version) ? version : until;
}

/** Lines are parts of a program, whose imports they leave to the reader. */
export function argoSource(): ArgoSource {
  return new ArgoSource(new Set());
}

/** Nothing is granted to `default`, which every pod of the namespace has that names no other account. */
export function accountName({ subject }: RefusedAccount): string {
  return subject === undefined ? UNKNOWN_NAME : subject.name === DEFAULT_ACCOUNT ? 'my-workflow' : subject.name;
}

/** The namespace that the manifests of Argo Workflows put it into, where nothing says another one. */
export function accountNamespace({ subject }: RefusedAccount, { place }: RefusedRequest): string {
  return subject?.kind === 'ServiceAccount' ? subject.namespace : place.kind === 'namespace' ? place.namespace : INSTALL_NAMESPACE;
}

export function namespaceOf(request: RefusedRequest, account: RefusedAccount): string {
  return request.place.kind === 'namespace' ? request.place.namespace : accountNamespace(account, request);
}
