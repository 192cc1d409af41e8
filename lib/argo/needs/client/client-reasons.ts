import { impossible } from '../need';

/** Why names cannot limit a call of a client. */
export const UNNAMED = {
  CREATE: impossible('a create carries no name'),
  LIST: impossible('a list of the namespace carries no name'),
  WATCH: impossible('a watch of the namespace carries no name'),
  REVIEW: impossible('Argo asks the API server first, in a review without a name, and a rule with names never satisfies one'),
  PODS: impossible('the pods of a workflow have generated names'),
} as const;

/** The access that some permissions of clients allow beyond their purpose. */
export const CONSEQUENCE = {
  WORKFLOW_WRITES: 'A workflow runs pods as any ServiceAccount of its namespace, so this grants the permissions of all of them.',
  CRON_WORKFLOW_WRITES: 'A CronWorkflow runs pods as any ServiceAccount of its namespace, so this grants the permissions of all of them.',
  TEMPLATE_WRITES: 'A change of a template changes what everybody who submits from it runs, under their ServiceAccounts.',
  CLUSTER_TEMPLATE_WRITES: 'A change of a cluster template changes what every namespace that submits from it runs.',
  EVENT_SOURCE_WRITES: 'An event source runs a pod as any ServiceAccount of its namespace and reads the secrets that it names.',
  SENSOR_WRITES: 'A sensor acts on events with any ServiceAccount of its namespace.',
  LOG_READS: 'Logs hold whatever the containers print, secrets too.',
  SECRET_READS: 'The client reads the whole secret, and may use the credentials anywhere.',
  POD_DELETES: 'It deletes every pod of the namespace, also those of no workflow.',
  LIMIT_WRITES: 'The rule carries no names, so it is about every configmap of the namespace; that of the controller governs all that Argo does.',
} as const;
