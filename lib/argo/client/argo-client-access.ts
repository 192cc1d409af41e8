import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { ClientAccess, ClientExplanation } from './client-access';
import { ClientAccessProps } from './client-access-props';
import { SsoAccounts } from './sso/sso-accounts';
import { WebhookClientEntry, WebhookSender } from './webhook';
import { refuse } from '../../constructs/construct-error';
import { DedicatedServiceAccount, defineAccount, validateAccount } from '../../constructs/dedicated-service-account';
import { KubernetesObjectProps } from '../../constructs/kubernetes-object';
import { Issue } from '../../diagnostics/issue';
import { WEBHOOK_CLIENTS } from '../argo-names';

/** The operations of a client, where they run, and its account. */
export interface ArgoClientAccessProps extends ClientAccessProps, KubernetesObjectProps {}

/**
 * A client of Argo Workflows: a ServiceAccount that may do what its operations need, and nothing else.
 *
 * In each namespace there is a role with its binding, and for what is needed of cluster templates or in all namespaces at once a
 * cluster role with its binding. A role is called `<name of the account>-role`, and outside the account's own namespace
 * `<namespace of the account>:<name of the account>-role`, so no two clients share one. Pods do not get the token of the account
 * unless they require it.
 *
 * @see https://argo-workflows.readthedocs.io/en/latest/access-token/
 */
export class ArgoClientAccess extends Construct {
  /** The account of the client. */
  public readonly serviceAccount: DedicatedServiceAccount;

  private readonly access: ClientAccess;
  private readonly webhook?: WebhookSender;

  /**
   * Defines a client.
   *
   * @param scope The construct it is a part of, in a chart.
   * @param id The id in that construct, and the account's name where the metadata gives none.
   * @param props The operations of the client, where they run, and its account.
   * @throws when an operation is not available as requested, or anything else is wrong, with all faults of the client
   */
  constructor(scope: Construct, id: string, props: ArgoClientAccessProps) {
    super(scope, id);
    const { sso, metadata, description } = props;
    const name = metadata?.name ?? this.node.id;
    const home = metadata?.namespace ?? Chart.of(this).namespace;
    this.webhook = props.webhook;
    this.access = ClientAccess.plan(props, { name, namespace: home }, metadata?.annotations);
    const isSound = this.access.issues.length === 0;
    const annotations = { ...metadata?.annotations, ...isSound && this.access.account.annotations };
    refuse(this, "the client can't be made", [
      ...this.access.issues,
      ...this.validatePrecedence(props, home),
      ...validateAccount(this.node, { metadata: { ...metadata, name, annotations }, description }),
    ]);

    if (sso !== undefined) {
      SsoAccounts.of(this).add({ construct: this, namespace: home, sso, withoutNamespace: this.access.operationsWithoutNamespace });
    }
    this.serviceAccount = defineAccount(this, 'ServiceAccount', { ...this.access.account, description }, metadata);
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

  /** Returns the permissions of each operation, with the reason for each and what it allows beyond that. */
  public explain(): ClientExplanation[] {
    return this.access.explain();
  }

  /** Which is a relation between the clients of an app, so no plan of one client knows it. */
  private validatePrecedence({ sso }: ArgoClientAccessProps, home: string | undefined): Issue[] {
    return sso === undefined ? [] : SsoAccounts.of(this).validate(home, sso);
  }
}
