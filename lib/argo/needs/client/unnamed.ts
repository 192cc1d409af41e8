import { impossible } from '../need';

/** Why names cannot limit a call of a client. */
export const UNNAMED = {
  CREATE: impossible('a create carries no name'),
  LIST: impossible('a list of the namespace carries no name'),
  WATCH: impossible('a watch of the namespace carries no name'),
  REVIEW: impossible('Argo asks the API server first, in a review without a name, and a rule with names never satisfies one'),
  PODS: impossible('the pods of a workflow have generated names'),
} as const;
