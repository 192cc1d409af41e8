import type { ApiObjectMetadata } from 'cdk8s';
import type * as kplus from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { AccountDefinition } from './account-definition';
import { AccountRoles } from './account-roles';
import { warnOfPowerlessAccount } from './forgotten-access';
import { KubernetesObject, KubernetesObjectProps } from './kubernetes-object';
import { checkedProps, defineObject, ConstructLocation, locationIn, ObjectDraft, registerObject, validateDraft } from './object-definition';
import { isBound } from './role-bindings';
import { TailoredClusterRole } from './tailored-cluster-role';
import { TailoredRole } from './tailored-role';
import { Issue, issue } from '../diagnostics/issue';
import { DEFAULT_ACCOUNT, TOKEN_SECRET, tokenSecretName } from '../rbac/account-object-names';
import { validateSecretName } from '../rbac/validation/object-names';
import { entriesOf, isAbsent, validateList, validateObject } from '../rbac/validation/plain-data';
import { IGrant, INamespacedGrant } from '../resources/grant';

/** The name and purpose of a ServiceAccount, and the credentials of its pods. */
export interface DedicatedServiceAccountProps extends KubernetesObjectProps {
  /**
   * Whether pods get the token of the account, unless they say otherwise themselves.
   *
   * Argo Workflows does not turn a token on by itself: its step pods need it here.
   *
   * @default true
   */
  readonly automountServiceAccountToken?: boolean;

  /**
   * The names of the Secrets that images are pulled with, of the account's namespace.
   *
   * @default - none
   */
  readonly imagePullSecrets?: string[];

  /**
   * Whether to make a Secret `<name of the account>.service-account-token` for a token that never expires.
   *
   * The control plane puts the token in.
   *
   * @default false
   * @see https://kubernetes.io/docs/concepts/configuration/secret/#serviceaccount-token-secrets
   */
  readonly tokenSecret?: boolean;
}

/**
 * A ServiceAccount for one purpose.
 *
 * It goes wherever cdk8s-plus takes a service account, for example into a `Deployment`.
 *
 * An account whose token pods get, and that no binding of the app refers to, is a warning of the Node.js process (`process.emitWarning`) when
 * the app is synthesized.
 *
 * @see https://kubernetes.io/docs/concepts/security/service-accounts/
 */
export class DedicatedServiceAccount extends KubernetesObject implements kplus.IServiceAccount {
  /** `serviceaccounts`. */
  public readonly resourceType: string = 'serviceaccounts';

  /** The core group, which is the empty text. */
  public readonly apiGroup: string = '';

  /**
   * Defines a ServiceAccount, which may do nothing yet.
   *
   * @param scope The construct it is a part of, in a chart.
   * @param id The id in that construct, and the account's name where the metadata gives none.
   * @param props Metadata, description, and what pods get.
   * @throws when Kubernetes rejects the metadata, the account is called `default`, or the app has an account of that name
   * and namespace
   */
  constructor(scope: Construct, id: string, props: DedicatedServiceAccountProps = {}) {
    const { automountServiceAccountToken = true, imagePullSecrets = [], tokenSecret = false } = props ?? {};
    const location = locationIn(scope, id);
    super(scope, id, checkedProps(location, draft(location, props), entriesOf(imagePullSecrets).length === 0
      ? { automountServiceAccountToken }
      : { automountServiceAccountToken, imagePullSecrets: [...new Set(entriesOf(imagePullSecrets))].map((name) => ({ name })) }));
    registerObject(this, 'ServiceAccount', this.node);
    if (automountServiceAccountToken) {
      this.node.addValidation({ validate: () => this.warnIfPowerless() });
    }
    if (tokenSecret) {
      defineTokenSecret(this, tokenSecretName(this.name));
    }
  }

  /** The namespace, where the metadata or the chart gives one. */
  public get namespace(): string | undefined {
    return this.metadata.namespace;
  }

  /** The role of the account in its own namespace, `<name of the account>-role`, once something is allowed there. */
  public get role(): TailoredRole | undefined {
    return AccountRoles.of(this).own;
  }

  /** The cluster role that is bound to the account cluster-wide, `<namespace>:<name of the account>-role`, once something is allowed there. */
  public get clusterRole(): TailoredClusterRole | undefined {
    return AccountRoles.of(this).clusterWide;
  }

  /**
   * Returns the role of the account in a namespace, once something is allowed there.
   *
   * @param namespace The name of the namespace, which may be that of the account.
   */
  public roleIn(namespace: string): TailoredRole | undefined {
    return AccountRoles.of(this).in(namespace);
  }

  /**
   * Grants the account more in its own namespace, all of it or nothing.
   *
   * The first call makes a role, `<name of the account>-role`, and binds it to the account.
   *
   * @param grants Resources with verbs, for example `Core.configMaps.get().list()`.
   * @throws when a grant has no effect or no sense, with all faults of the call
   */
  public allow(...grants: INamespacedGrant[]): void {
    AccountRoles.of(this).allow(grants);
  }

  /**
   * Grants the account more in another namespace, all of it or nothing.
   *
   * The first call for a namespace makes a role there, `<namespace of the account>:<name of the account>-role`, and binds it to the
   * account. For the account's own namespace this does what `allow(…)` does.
   *
   * @param namespace The name of the namespace.
   * @param grants Resources with verbs, for example `Core.configMaps.get().list()`.
   * @throws when a grant has no effect or no sense, no namespace can have that name, or the namespace of the account is unknown, with all
   * faults of the call
   */
  public allowIn(namespace: string, ...grants: INamespacedGrant[]): void {
    AccountRoles.of(this).allowIn(namespace, grants);
  }

  /**
   * Grants the account more in all namespaces, those to come too, and on cluster-scoped resources and URLs, all of it or nothing.
   *
   * The first call makes a cluster role, `<namespace of the account>:<name of the account>-role`, and binds it to the account.
   *
   * @param grants Resources with verbs, for example `Core.nodes.get().list()`, or URLs.
   * @throws when a grant has no effect or no sense, or the namespace of the account is unknown, with all faults of the call
   */
  public allowClusterWide(...grants: IGrant[]): void {
    AccountRoles.of(this).allowClusterWide(grants);
  }

  /** Returns the account as bindings name it. */
  public toSubjectConfiguration(): kplus.SubjectConfiguration {
    return { kind: this.kind, name: this.name, namespace: this.namespace };
  }

  private warnIfPowerless(): string[] {
    if (!isBound(this)) {
      warnOfPowerlessAccount(this, { kind: 'ServiceAccount', name: this.name, namespace: this.namespace });
    }
    return [];
  }
}

/**
 * Makes an account that is decided, with its roles and the Secret of its token.
 *
 * @param metadata Further fields of the metadata.
 */
export function defineAccount(
  scope: Construct, id: string, definition: AccountDefinition, metadata: ApiObjectMetadata = {},
): DedicatedServiceAccount {
  const { name, namespace, labels, annotations, description, automountServiceAccountToken, imagePullSecrets, tokenSecret, roles } = definition;
  const account = new DedicatedServiceAccount(scope, id, {
    metadata: {
      ...metadata,
      name,
      ...namespace !== undefined && { namespace },
      ...labels !== undefined && { labels: { ...metadata.labels, ...labels } },
      ...annotations !== undefined && { annotations: { ...metadata.annotations, ...annotations } },
    },
    description,
    automountServiceAccountToken,
    imagePullSecrets: imagePullSecrets && [...imagePullSecrets],
  });
  if (tokenSecret !== undefined) {
    defineTokenSecret(account, tokenSecret);
  }
  roles.forEach((role) => AccountRoles.of(account).define(role));
  return account;
}

/** Everything that is wrong with an account, for a construct that makes it among other things and reports all of it at once. */
export function validateAccount(location: ConstructLocation, props: DedicatedServiceAccountProps): Issue[] {
  return validateDraft(location, draft(location, props));
}

function defineTokenSecret(account: DedicatedServiceAccount, name: string): void {
  defineObject(account, 'TokenSecret', {
    kind: 'Secret',
    metadata: { name, namespace: account.namespace, annotations: { [TOKEN_SECRET.accountAnnotation]: account.name } },
  }, { type: TOKEN_SECRET.type });
}

function draft({ id }: ConstructLocation, props: DedicatedServiceAccountProps): ObjectDraft {
  const { metadata, description, automountServiceAccountToken, imagePullSecrets, tokenSecret } = props ?? {};
  return {
    kind: 'ServiceAccount',
    metadata,
    description,
    issues: [
      ...validateObject(props, 'props'),
      ...validateFlag(automountServiceAccountToken, 'automountServiceAccountToken'),
      ...validateFlag(tokenSecret, 'tokenSecret'),
      ...validateList(imagePullSecrets, 'imagePullSecrets'),
      ...entriesOf(imagePullSecrets).flatMap((secret, i) => validateSecretName(secret, `imagePullSecrets[${i}]`)),
      ...(metadata?.name ?? id) !== DEFAULT_ACCOUNT ? [] : [issue(
        'construct/default-account', 'metadata.name', 'Every pod that names no account runs under the account "default", so a chart makes none.',
        'Give another name, or bind roles to ExistingServiceAccount.fromName("default").because("…").',
      )],
    ],
  };
}

function validateFlag(value: unknown, field: string): Issue[] {
  return isAbsent(value) || typeof value === 'boolean' ? [] : [issue('construct/invalid-flag', field, 'The value is neither true nor false.', 'Write one of them.')];
}
