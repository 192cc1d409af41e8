/** The apiVersion of the JSON that the command writes and of the files that it reads: profiles, acknowledgements, approvals. */
export const API_VERSION = 'argo-rbac/v1';
