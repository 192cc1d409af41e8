import { ApiObjectMetadata, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { ClientExplanation } from './client-explanation';
import { ClientOperation } from './client-operation';
import { ClientToken } from './client-token';
import { SelectedNeed } from './need-selection';
import { SsoAccess } from './sso/sso-access';
import { SSO_ANNOTATIONS, ssoAnnotations, validateSsoAccess, warnOfSsoRule } from './sso/sso-annotations';
import { SsoPrecedences } from './sso/sso-precedences';
import { receivesEvents, WebhookClientEntry, WebhookSender } from './webhook';
import { refuse } from '../../constructs/construct-error';
import { DedicatedServiceAccount, DedicatedServiceAccountProps, validateAccount } from '../../constructs/dedicated-service-account';
import { KubernetesObjectProps } from '../../constructs/kubernetes-object';
import { defineObject } from '../../constructs/object-definition';
import { TailoredClusterRole } from '../../constructs/tailored-cluster-role';
import { TailoredRole } from '../../constructs/tailored-role';
import { Fault } from '../../rbac/fault';
import { validateNamespaceName, validateSecretName } from '../../rbac/validation/object-names';
import { IGrant } from '../../resources/grant';
import { GrantStatement } from '../../resources/grant-statement';
import { ArgoVersion } from '../argo-version';
import { validateChoice, validateEachChoice } from '../choice';
import { ClientRoute } from '../needs/client/client-route';

/** The annotation in which argo-server looks for the name of an account's token Secret. */
const TOKEN_ANNOTATION = 'workflows.argoproj.io/service-account-token.name';

/** The Secret in which argo-server looks for the secrets of webhooks. */
const WEBHOOK_CLIENTS = 'argo-workflows-webhook-clients';

/** What a client does, where, and who it is. */
export interface ArgoClientAccessProps extends KubernetesObjectProps {
  /** The version of Argo Workflows, for example `ArgoVersion.V4_1`. */
  readonly version: ArgoVersion;

  /** What the client does: `ClientPreset`, `ArgoCommand`, `ApiOperation` and `UiPage` have it all. At least one. */
  readonly operations: ClientOperation[];

  /**
   * How the `argo` commands of the client reach Argo Workflows. The API and the UI are always argo-server's.
   *
   * @default ClientRoute.ARGO_SERVER, which mostly takes less
   */
  readonly via?: ClientRoute;

  /**
   * The namespaces of the workflows.
   *
   * @default - that of the account
   */
  readonly namespaces?: string[];

  /**
   * Where the token of the account is kept.
   *
   * @default - `ClientToken.secret()` for single sign-on and webhooks, where argo-server reads it, else `ClientToken.NONE`
   */
  readonly token?: ClientToken;

  /**
   * Which users of single sign-on act as this client.
   *
   * The account must be where argo-server looks: in its own namespace or the one it manages, and with delegation in each
   * namespace of workflows.
   *
   * @default - none
   */
  readonly sso?: SsoAccess;

  /**
   * Who sends the events of a webhook client.
   *
   * argo-server then gives requests with a right signature the token of the account; it needs the auth mode `client` for that.
   *
   * @default - the client sends its token itself
   */
  readonly webhook?: WebhookSender;
}

/**
 * A client of Argo Workflows: a ServiceAccount that may do what its operations need, and nothing else.
 *
 * In each namespace there is a role with its binding, and for what is needed of cluster templates or in all namespaces at once a
 * cluster role with its binding. A role is called `<name of the account>-role`, and outside the account's own namespace
 * `<namespace of the account>:<name of the account>-role`, so that no two clients share one. Pods do not get the token of the account
 * unless they ask for it.
 *
 * @see https://argo-workflows.readthedocs.io/en/latest/access-token/
 */
export class ArgoClientAccess extends Construct {
  /** The account of the client. */
  public readonly serviceAccount: DedicatedServiceAccount;

  private readonly needs: readonly SelectedNeed[];
  private readonly webhook?: WebhookSender;
  private readonly ssoReason?: string;

  /**
   * Defines a client.
   *
   * @param scope The construct it is a part of, in a chart.
   * @param id The id in that construct, and the account's name where the metadata gives none.
   * @param props What the client does, where, and who it is.
   * @throws when an operation is not to be had as it is asked for, or anything else is wrong, with all faults of the client
   */
  constructor(scope: Construct, id: string, props: ArgoClientAccessProps) {
    super(scope, id);
    const { version, operations, via = ClientRoute.ARGO_SERVER, sso, webhook, metadata, description } = props;
    refuse(this, "the client can't be made", [
      ...validateChoice('version', version, ArgoVersion, 'ArgoVersion.V4_1'),
      ...validateEachChoice('operations', operations, ClientOperation, 'ArgoCommand.SUBMIT'),
    ]);
    const name = metadata?.name ?? this.node.id;
    const home = metadata?.namespace ?? Chart.of(this).namespace;
    const namespaces = props.namespaces === undefined ? [home] : [...new Set(props.namespaces)];
    const token = props.token ?? (sso === undefined && webhook === undefined ? ClientToken.NONE : ClientToken.secret());

    const account: DedicatedServiceAccountProps = {
      metadata: { ...metadata, name, annotations: { ...metadata?.annotations, ...tokenAnnotations(token, name), ...ssoAnnotations(sso) } },
      description,
      automountServiceAccountToken: false,
      tokenSecret: token._isMade && !hasOtherName(token, name),
    };

    const selections = operations.map((operation) => operation._needs(version, via));
    this.needs = selections.flatMap(({ needs }) => needs);
    this.webhook = webhook;
    this.ssoReason = sso?.reason;
    refuse(this, "the client can't be made", [
      ...this.validateOperations(operations, selections.flatMap(({ faults }) => faults)),
      ...this.validateNamespaces(props.namespaces, home),
      ...validateToken(token, props),
      ...validateAnnotations(metadata),
      ...this.validateSso(props, home),
      ...this.validateWebhook(namespaces, home),
      ...validateAccount(this.node, account),
    ]);

    if (sso !== undefined) {
      SsoPrecedences.of(this).add(home, sso.precedence ?? 0, this);
      warnOfSsoRule(this, sso);
    }
    this.serviceAccount = new DedicatedServiceAccount(this, 'ServiceAccount', account);
    this.defineToken(token, name, home);
    this.defineRoles(namespaces, name, home);
    this.defineClusterRole(home, name);
  }

  /** The entry of this client in the Secret of webhook clients, where a sender is given. Its secret is written in elsewhere. */
  public get webhookClientEntry(): WebhookClientEntry | undefined {
    return this.webhook === undefined ? undefined : {
      secretName: WEBHOOK_CLIENTS,
      namespace: this.serviceAccount.namespace,
      key: this.serviceAccount.name,
      type: this.webhook,
    };
  }

  /** Tells what is granted for each operation, why, and what that allows beyond it. */
  public explain(): ClientExplanation[] {
    return this.needs.map(({ label, grant, place, need: { why, consequence }, evidence }) => ({
      operation: label,
      rule: grant.statement.rule,
      clusterWide: place === 'cluster',
      why,
      consequence,
      evidence: [...evidence],
    }));
  }

  private validateOperations(operations: readonly ClientOperation[], faults: readonly string[]): Fault[] {
    if (operations.length === 0) {
      return [{ field: 'operations', message: 'are missing; give at least one, for example ClientPreset.VIEWER' }];
    }
    const ofNames = this.needs.flatMap(({ label, grant }) => grant.statement.faults.map((fault) => `${label}: ${fault}`));
    return [...new Set([...faults, ...ofNames])].map((message) => ({ field: 'operations:', message }));
  }

  private validateNamespaces(namespaces: readonly string[] | undefined, home: string | undefined): Fault[] {
    const faults: Fault[] = (namespaces ?? []).flatMap((namespace, i) => validateNamespaceName(namespace, `namespaces[${i}]`));
    if (namespaces?.length === 0) {
      faults.push({ field: 'namespaces', message: 'are missing; name at least one, or leave them out for that of the account' });
    }
    if (home === undefined && (namespaces !== undefined || this.needs.some(({ place }) => place === 'cluster'))) {
      faults.push({
        field: 'metadata.namespace',
        message: 'is missing, and bindings elsewhere have to say where the account is; give the client or its chart a namespace',
      });
    }
    return faults;
  }

  private validateSso({ sso, via }: ArgoClientAccessProps, home: string | undefined): Fault[] {
    if (sso === undefined) {
      return [];
    }
    const faults = validateSsoAccess(sso, this.changesAnything);
    if (via === ClientRoute.KUBERNETES) {
      faults.push({ field: 'via', message: 'is ClientRoute.KUBERNETES, but users of single sign-on go through argo-server; leave it out' });
    }
    return [...faults, ...SsoPrecedences.of(this).validate(home, sso.precedence ?? 0)];
  }

  private validateWebhook(namespaces: readonly (string | undefined)[], home: string | undefined): Fault[] {
    if (this.webhook === undefined) {
      return [];
    }
    const faults: Fault[] = [];
    if (!receivesEvents(this.needs)) {
      faults.push({ field: 'webhook', message: 'is given, but no operation receives events; add ClientPreset.WEBHOOK to the operations' });
    }
    if (namespaces.some((namespace) => namespace !== home)) {
      faults.push({
        field: 'namespaces',
        message: 'are not that of the account, but argo-server looks for the account of a webhook where the event is sent to; '
          + 'make a client in each namespace',
      });
    }
    return faults;
  }

  private get changesAnything(): boolean {
    return this.needs.some(({ grant }) => grant.statement.rule.verbs.some((verb) => !['get', 'list', 'watch'].includes(verb)));
  }

  private reasoned({ label, grant, need: { why } }: SelectedNeed): GrantStatement {
    const statement = grant.statement._because(`${label} ${why}`);
    return this.ssoReason === undefined ? statement : statement._because(`SSO: ${this.ssoReason}`);
  }

  private defineToken(token: ClientToken, name: string, namespace: string | undefined): void {
    if (token._isMade && hasOtherName(token, name)) {
      defineObject(this, 'TokenSecret', {
        kind: 'Secret',
        metadata: { name: token._name, namespace, annotations: { 'kubernetes.io/service-account.name': name } },
      }, { type: 'kubernetes.io/service-account-token' });
    }
  }

  private defineRoles(namespaces: readonly (string | undefined)[], name: string, home: string | undefined): void {
    const grants = this.needs.flatMap((need) =>
      need.place === 'workflow' ? [{ statement: this.reasoned(need), namespaced: need.grant.namespaced }] : []);
    if (grants.length === 0) {
      return;
    }
    for (const namespace of namespaces) {
      const role = new TailoredRole(this, ['Role', ...namespace === undefined ? [] : [namespace]].join('-'), {
        metadata: { name: namespace === home ? `${name}-role` : `${home}:${name}-role`, namespace },
      });
      role.allow(...grants);
      role.bindTo(this.serviceAccount);
    }
  }

  private defineClusterRole(home: string | undefined, name: string): void {
    const grants: IGrant[] = this.needs.filter(({ place }) => place === 'cluster').map((need) => ({ statement: this.reasoned(need) }));
    if (grants.length > 0) {
      const role = new TailoredClusterRole(this, 'ClusterRole', { metadata: { name: `${home}:${name}-role` } });
      role.allow(...grants);
      role.bindClusterWide(this.serviceAccount);
    }
  }
}

function validateToken(token: ClientToken, { sso, webhook }: ArgoClientAccessProps): Fault[] {
  const reader = sso !== undefined ? 'single sign-on' : webhook !== undefined ? 'webhooks' : undefined;
  if (reader !== undefined && token === ClientToken.NONE) {
    return [{
      field: 'token',
      message: `is ClientToken.NONE, but argo-server reads a Secret with the token for ${reader}; leave it out, or name an existing Secret`,
    }];
  }
  return token._name === undefined ? [] : validateSecretName(token._name, 'token');
}

/** Refuses annotations that this construct writes itself, and would check. */
function validateAnnotations(metadata: ApiObjectMetadata | undefined): Fault[] {
  const ours = [[TOKEN_ANNOTATION, 'token'], [SSO_ANNOTATIONS.RULE, 'sso'], [SSO_ANNOTATIONS.PRECEDENCE, 'sso']];
  return ours.filter(([annotation]) => metadata?.annotations?.[annotation] !== undefined).map(([annotation, prop]) => ({
    field: `metadata.annotations[${annotation}]`,
    message: `is what '${prop}' writes; use that`,
  }));
}

function hasOtherName(token: ClientToken, account: string): boolean {
  return token._name !== undefined && token._name !== `${account}.service-account-token`;
}

function tokenAnnotations(token: ClientToken, account: string): { [annotation: string]: string } {
  return token._name !== undefined && hasOtherName(token, account) ? { [TOKEN_ANNOTATION]: token._name } : {};
}
