import { CodeTable } from '../code-table';

/** Faults of the properties of a client of Argo Workflows. */
export const CLIENT_CODES = {
  'client/contradictory-options': { severity: 'error', summary: 'Two options of an operation contradict each other.' },
  'client/invalid-namespaces': { severity: 'error', summary: 'A client has no namespace, or namespaces that have no effect.' },
  'client/invalid-option': { severity: 'error', summary: 'An option of an operation does not accept its value.' },
  'client/invalid-sso-precedence': { severity: 'error', summary: 'The precedence of a rule is not an integer, and argo-server reads it as 0.' },
  'client/invalid-sso-rule': { severity: 'error', summary: "The rule of single sign-on isn't an expression." },
  'client/invalid-token': { severity: 'error', summary: 'The token of a client is not where argo-server reads it.' },
  'client/login-account-request': {
    severity: 'warning', summary: 'With delegation argo-server answers a request that names no namespace with the account that the user logs in with.',
  },
  'client/managed-annotation': { severity: 'error', summary: 'An annotation is given that a property of the client writes.' },
  'client/missing-namespace': { severity: 'error', summary: 'A binding must name the namespace of the account, which is unknown.' },
  'client/names-cannot-limit': { severity: 'error', summary: 'Names are given for a request that carries none, so a rule with names never matches it.' },
  'client/names-without-effect': { severity: 'error', summary: 'Names are given that limit nothing of the operation in this version or on this route.' },
  'client/no-operation': { severity: 'error', summary: 'A client has no operation.' },
  'client/not-an-operation': { severity: 'error', summary: "A value isn't an operation, or a text names none." },
  'client/not-in-version': { severity: 'error', summary: 'The version of Argo Workflows does not have the operation or option.' },
  'client/server-only': { severity: 'error', summary: 'The operation works through argo-server only.' },
  'client/shared-sso-precedence': { severity: 'error', summary: 'Two accounts of one namespace have the same precedence, so argo-server may take either.' },
  'client/sso-for-everybody': { severity: 'error', summary: 'Every user of single sign-on may change things, and no reason says why.' },
  'client/sso-through-kubernetes': { severity: 'error', summary: 'Users of single sign-on go through argo-server only.' },
  'client/unknown-option': { severity: 'error', summary: 'The operation does not have the option.' },
  'client/unused-sso-account': { severity: 'warning', summary: 'With delegation argo-server never uses the account.' },
  'client/webhook-elsewhere': { severity: 'error', summary: 'The account of a webhook is not in the namespace that its events are sent to.' },
  'client/webhook-without-events': { severity: 'error', summary: 'A webhook is given, but no operation of the client receives events.' },
} as const satisfies CodeTable<'client'>;
