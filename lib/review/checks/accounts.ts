import { Check } from './check';
import { argo, cis, kubernetes } from './references';

const ACCOUNTS = kubernetes('Configure service accounts for pods', 'tasks/configure-pod-container/configure-service-account/');

/** Accounts and their tokens. */
export const ACCOUNT_CHECKS: readonly Check[] = [
  {
    id: 'K1',
    title: 'Token in a pod that has no use for it',
    severity: { namespaced: 'medium' },
    condition: { kind: 'state', text: 'A workload mounts the token of an account of the input that is granted nothing by itself or its groups beyond what everybody has.' },
    why: 'The token is still a credential of the cluster: an attacker who takes over the pod can find out which account it has and what the cluster serves.',
    remedy: 'Set automountServiceAccountToken: false in the pod or the account.',
    references: [cis('5.1.6'), ACCOUNTS],
    sureness: 'depends',
  },
  {
    id: 'K2',
    title: 'Token that never expires',
    severity: { namespaced: 'medium' },
    condition: { kind: 'state', text: 'A Secret of the type kubernetes.io/service-account-token is in the input; low where single sign-on of argo-server reads it.' },
    why: 'A subject that has read the Secret once can act as the account until the Secret is deleted.',
    remedy: 'Use tokens that are bound and expire: kubectl create token, or a projected volume.',
    references: [kubernetes('Long-lived tokens', 'reference/access-authn-authz/service-accounts-admin/#long-lived-tokens'), argo('SSO RBAC', 'argo-server-sso/#sso-rbac')],
    sureness: 'certain',
  },
  {
    id: 'K3',
    title: 'Token Secret of an account that doesn\'t exist',
    severity: { namespaced: 'low' },
    condition: { kind: 'state', text: 'A token Secret names an account that isn\'t among those of its namespace in the input.' },
    why: 'Kubernetes deletes such a Secret, and a user who creates the account gets a token that never expires.',
    remedy: 'Add the account, or delete the Secret.',
    references: [kubernetes('Long-lived tokens', 'reference/access-authn-authz/service-accounts-admin/#long-lived-tokens')],
    sureness: 'depends',
  },
  {
    id: 'K4',
    title: 'Workload without an account of its own',
    severity: { namespaced: 'medium' },
    condition: { kind: 'state', text: 'A workload runs as `default`, or names no account, and mounts its token.' },
    why: 'It shares the account with every other pod that names none: what is granted to one is granted to all.',
    remedy: 'Create an account for it and name that in the pod, or set automountServiceAccountToken: false.',
    references: [cis('5.1.5'), ACCOUNTS],
    sureness: 'certain',
  },
  {
    id: 'K5',
    title: 'Account with an identity of the cloud',
    severity: { namespaced: 'info' },
    condition: { kind: 'state', text: 'An account has an annotation that gives it a role of AWS, an account of Google Cloud or an application of Azure.' },
    why: 'A subject that acts as the account acts as that identity in the cloud.',
    remedy: 'Give the account a namespace of its own, where no subject may run pods or issue tokens.',
    references: [{ title: 'IAM roles for service accounts', url: 'https://docs.aws.amazon.com/eks/latest/userguide/iam-roles-for-service-accounts.html' }],
    sureness: 'certain',
  },
  {
    id: 'K6',
    title: 'Projected token that lives long',
    severity: { namespaced: 'low' },
    condition: { kind: 'state', text: 'A pod has a projected token for the API server that expires after 24 hours or later.' },
    why: 'A stolen token works for as long.',
    remedy: 'Set expirationSeconds to an hour, and an audience if it isn\'t for the API server.',
    references: [ACCOUNTS],
    sureness: 'certain',
  },
];
