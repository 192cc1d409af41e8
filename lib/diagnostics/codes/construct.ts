import { CodeTable } from '../code-table';

/** Input that constructs can't make objects of, or only objects without effect. */
export const CONSTRUCT_CODES = {
  'construct/account-without-namespace': {
    severity: 'error', summary: 'A binding outside the namespace of an account must name that namespace, which is unknown.',
  },
  'construct/account-without-role': {
    severity: 'warning', summary: 'Pods get the token of an account that no binding of the app refers to.',
  },
  'construct/broad-subject': { severity: 'error', summary: 'A subject that includes many identities is bound without a reason.' },
  'construct/cluster-scoped-grant': { severity: 'error', summary: 'A grant on cluster-scoped resources or URLs is made where only a namespace counts.' },
  'construct/conflicting-annotation': { severity: 'error', summary: 'The metadata has an annotation that another property writes.' },
  'construct/default-account': { severity: 'error', summary: 'A ServiceAccount that the chart makes has the name default, which every namespace has.' },
  'construct/duplicate-object': { severity: 'error', summary: 'The app has an object of the same kind, namespace and name.' },
  'construct/empty-role': { severity: 'error', summary: 'A role grants nothing.' },
  'construct/invalid-choice': { severity: 'error', summary: 'A value isn\'t of the required class.' },
  'construct/invalid-flag': { severity: 'error', summary: 'A property is neither true nor false.' },
  'construct/invalid-grant': { severity: 'error', summary: "A value isn't a grant." },
  'construct/invalid-subject': { severity: 'error', summary: "A value isn't a subject." },
  'construct/missing-chart': { severity: 'error', summary: 'An object is made outside of a chart.' },
  'construct/missing-cluster-role': { severity: 'error', summary: 'A call names no cluster role.' },
  'construct/missing-grant': { severity: 'error', summary: 'A call has no grant.' },
  'construct/missing-id': { severity: 'error', summary: 'A construct is made without an id.' },
  'construct/missing-label': { severity: 'error', summary: 'A cluster role would collect the rules of every other one.' },
  'construct/missing-namespace': { severity: 'note', summary: 'A chart has no namespace, so the user who applies its roles and accounts decides where they go.' },
  'construct/missing-reason': { severity: 'error', summary: 'The reason for a subject is empty.' },
  'construct/missing-subject': { severity: 'error', summary: 'A call has no subject.' },
  'construct/overwritten-grant': { severity: 'error', summary: 'A cluster role that collects the rules of others has grants of its own.' },
  'construct/role-too-large': { severity: 'error', summary: 'A role is larger than what a cluster stores.' },
  'construct/role-too-large-to-apply': { severity: 'warning', summary: 'A role is larger than what kubectl apply keeps in an annotation.' },
  'construct/unbound-role': { severity: 'warning', summary: 'No binding of the app refers to a role.' },
  'construct/unprintable-name': { severity: 'error', summary: "A name has a character that can't be seen." },
} as const satisfies CodeTable<'construct'>;
