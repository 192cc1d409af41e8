import { Place } from '../../manifests/field';

/** Notes for users in addition to the permissions; each code is explained in docs/inference.md. */
export const NOTE_CODES = {
  'agent-token': 'HTTP and plugin templates: the account needs a token Secret.',
  'artifact-gc-fails': 'An artifact of an inline template has Argo fail before it deletes any artifact.',
  'automount-without-executor': 'No token is mounted and no executor account is named: Argo does not create the pod.',
  'child-workflow': 'A resource template creates a workflow that runs under an account of its own.',
  'common-kind': 'The resource that serves a kind is known from its project alone.',
  'default-account': 'The manifest names no account.',
  'delete-does-not-wait': 'Delete is granted alone, so the step does not wait for the object to be gone.',
  'delete-fails': 'A deleting step has conditions or outputs: it fails before it deletes anything.',
  'delete-waits-forever': 'An account can get the object that it deletes, but not watch it: the step may hang for a week.',
  'escalation': 'A resource template writes roles or bindings: Kubernetes requires more than the permission.',
  'executor-token': 'An executor account needs a token Secret.',
  'missing-entrypoint': 'The workflow has no entrypoint: all templates count.',
  'owner-reference': 'setOwnerReference needs more where OwnerReferencesPermissionEnforcement is on, as on OpenShift.',
  'polled-plural': 'Argo polls a kind under a plural that it guesses wrong.',
  'repeated-key': 'A map has a key more than once: the last one counts.',
  'replaceable-value': 'A permission follows a value that the submitter of the workflow can replace.',
  'several-objects': 'A manifest has several objects: the step fails after it wrote them.',
  'step-fails': 'The step fails whatever it is granted.',
  'unknown-field': 'The version does not have a field: it is not counted.',
  'unrendered-kustomization': 'Kustomize may change the manifest.',
  'unreached-template': 'A template that nothing calls does not count.',
} as const;

export type NoteCode = keyof typeof NOTE_CODES;

/** A note about a workflow. */
export interface Note {
  readonly code: NoteCode;
  readonly place: Place;
  readonly text: string;
}
