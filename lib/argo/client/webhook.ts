import { SelectedNeed } from './need-selection';
import { API_OPERATIONS } from '../needs/client/api-operations';

/**
 * The sender of the events of a webhook client, and how argo-server checks that they come from it.
 *
 * @see https://argo-workflows.readthedocs.io/en/latest/webhooks/
 */
export enum WebhookSender {
  /** Bitbucket Cloud. */
  BITBUCKET = 'bitbucket',

  /** Bitbucket Server. */
  BITBUCKET_SERVER = 'bitbucketserver',

  /** GitHub. */
  GITHUB = 'github',

  /** GitLab. */
  GITLAB = 'gitlab',
}

/**
 * The entry of a webhook client in the Secret that argo-server looks into, to be written where the secret of the webhook is kept.
 *
 * The value under the key is YAML with two fields: `type`, and `secret` with what is typed into the sender's settings.
 */
export interface WebhookClientEntry {
  /** The Secret of all webhook clients of the namespace: `argo-workflows-webhook-clients`. */
  readonly secretName: string;

  /**
   * The namespace of the Secret: the one that events are sent to.
   *
   * @default - the namespace that the manifest is applied to
   */
  readonly namespace?: string;

  /** The key in the Secret: the name of the ServiceAccount. */
  readonly key: string;

  /** The `type` in the value. */
  readonly type: string;
}

/** Whether a client takes in events at all, for which a webhook is of use. */
export function receivesEvents(needs: readonly SelectedNeed[]): boolean {
  return needs.some(({ operation }) => operation === API_OPERATIONS.EVENT_RECEIVE);
}
