import { ResourceScope } from '../resource-info';
import { ANY_SUBRESOURCE, CatalogueGroup, NameForm } from './catalogue-row';
import { IMPERSONATION, REFERENCE } from './links';
import { CREATE, IMPERSONATE, NONE } from './verb-sets';

const { NAMESPACED, CLUSTER } = ResourceScope;

/** The sender of a request. */
export const AUTHENTICATION: CatalogueGroup = {
  className: 'Authentication',
  apiGroup: 'authentication.k8s.io',
  versions: ['v1'],
  about: 'who a request comes from',
  rows: [
    // Constrained impersonation, beta from 1.36 on, checks names of their own in this group.
    { plural: 'admissionReviewAPIGroups', kind: 'Attestation', scope: CLUSTER, verbs: NONE, otherVerbs: ['attest'], nameForm: NameForm.FREE_TEXT, link: REFERENCE },
    { plural: 'groups', kind: 'Group', scope: CLUSTER, verbs: NONE, otherVerbs: ['impersonate:user-info'], since: '1.35', nameForm: NameForm.FREE_TEXT, link: IMPERSONATION },
    { plural: 'nodes', kind: 'Node', scope: CLUSTER, verbs: NONE, otherVerbs: ['impersonate:arbitrary-node', 'impersonate:associated-node'], since: '1.35', nameForm: NameForm.FREE_TEXT, link: IMPERSONATION },
    { plural: 'serviceaccounts', kind: 'ServiceAccount', scope: NAMESPACED, verbs: NONE, otherVerbs: ['impersonate:serviceaccount'], since: '1.35', link: IMPERSONATION },
    { plural: 'users', kind: 'User', scope: CLUSTER, verbs: NONE, otherVerbs: ['impersonate:user-info'], since: '1.35', nameForm: NameForm.FREE_TEXT, link: IMPERSONATION },
    { plural: 'selfsubjectreviews', kind: 'SelfSubjectReview', scope: CLUSTER, verbs: CREATE, since: '1.28', link: `${REFERENCE}/authentication-resources/self-subject-review-v1/` },
    { plural: 'tokenreviews', kind: 'TokenReview', scope: CLUSTER, verbs: CREATE, link: `${REFERENCE}/authentication-resources/token-review-v1/` },
    { plural: 'uids', kind: 'UID', scope: CLUSTER, verbs: IMPERSONATE, otherVerbs: ['impersonate:user-info'], nameForm: NameForm.FREE_TEXT, link: IMPERSONATION },
    { plural: 'userextras', subresource: ANY_SUBRESOURCE, kind: 'UserExtra', scope: CLUSTER, verbs: IMPERSONATE, otherVerbs: ['impersonate:user-info'], nameForm: NameForm.FREE_TEXT, link: IMPERSONATION, member: 'userExtras' },
  ],
};
