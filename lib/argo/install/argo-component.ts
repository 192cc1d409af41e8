import { Construct } from 'constructs';
import { AccountDefinition } from '../../constructs/account-definition';
import { DedicatedServiceAccount, defineAccount } from '../../constructs/dedicated-service-account';

/** A part of Argo Workflows that runs in the cluster: its ServiceAccount, and the roles that are bound to it alone. */
export class ArgoComponent extends Construct {
  /** @internal */
  public static _define(scope: Construct, id: string, account: AccountDefinition): ArgoComponent {
    return new ArgoComponent(scope, id, account);
  }

  /** The ServiceAccount that it runs under. */
  public readonly serviceAccount: DedicatedServiceAccount;

  private constructor(scope: Construct, id: string, account: AccountDefinition) {
    super(scope, id);
    this.serviceAccount = defineAccount(this, 'ServiceAccount', account);
  }
}
