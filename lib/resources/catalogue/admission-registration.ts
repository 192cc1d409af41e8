import { ResourceScope } from '../resource-info';
import { CatalogueGroup } from './catalogue-row';
import { ACCESS, REFERENCE } from './links';
import { OBJECT, PART } from './verb-sets';

const { CLUSTER } = ResourceScope;

/** Admission webhooks and admission policies. */
export const ADMISSION_REGISTRATION: CatalogueGroup = {
  className: 'AdmissionRegistration',
  apiGroup: 'admissionregistration.k8s.io',
  versions: ['v1'],
  about: 'admission webhooks and admission policies',
  rows: [
    { plural: 'mutatingadmissionpolicies', kind: 'MutatingAdmissionPolicy', scope: CLUSTER, verbs: OBJECT, since: '1.36', link: `${ACCESS}/mutating-admission-policy/` },
    { plural: 'mutatingadmissionpolicybindings', kind: 'MutatingAdmissionPolicyBinding', scope: CLUSTER, verbs: OBJECT, since: '1.36', link: `${ACCESS}/mutating-admission-policy/` },
    { plural: 'mutatingwebhookconfigurations', kind: 'MutatingWebhookConfiguration', scope: CLUSTER, verbs: OBJECT, link: `${REFERENCE}/extend-resources/mutating-webhook-configuration-v1/` },
    { plural: 'validatingadmissionpolicies', kind: 'ValidatingAdmissionPolicy', scope: CLUSTER, verbs: OBJECT, since: '1.30', link: `${REFERENCE}/policy-resources/validating-admission-policy-v1/` },
    { plural: 'validatingadmissionpolicies', subresource: 'status', kind: 'ValidatingAdmissionPolicy', scope: CLUSTER, verbs: PART, since: '1.30' },
    { plural: 'validatingadmissionpolicybindings', kind: 'ValidatingAdmissionPolicyBinding', scope: CLUSTER, verbs: OBJECT, since: '1.30', link: `${REFERENCE}/policy-resources/validating-admission-policy-binding-v1/` },
    { plural: 'validatingwebhookconfigurations', kind: 'ValidatingWebhookConfiguration', scope: CLUSTER, verbs: OBJECT, link: `${REFERENCE}/extend-resources/validating-webhook-configuration-v1/` },
  ],
};
