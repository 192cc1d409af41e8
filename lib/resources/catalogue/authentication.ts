import { ResourceScope } from '../resource-info';
import { ANY_SUBRESOURCE, CatalogueGroup } from './catalogue-row';
import { IMPERSONATION, REFERENCE } from './links';
import { NameForm } from './name-form';
import { CREATE, IMPERSONATE } from './verb-sets';

const { CLUSTER } = ResourceScope;

/** Who a request comes from. */
export const AUTHENTICATION: CatalogueGroup = {
  className: 'Authentication',
  apiGroup: 'authentication.k8s.io',
  versions: ['v1'],
  about: 'who a request comes from',
  rows: [
    { plural: 'selfsubjectreviews', kind: 'SelfSubjectReview', scope: CLUSTER, verbs: CREATE, link: `${REFERENCE}/authentication-resources/self-subject-review-v1/` },
    { plural: 'tokenreviews', kind: 'TokenReview', scope: CLUSTER, verbs: CREATE, link: `${REFERENCE}/authentication-resources/token-review-v1/` },
    { plural: 'uids', kind: 'UID', scope: CLUSTER, verbs: IMPERSONATE, nameForm: NameForm.FREE_TEXT, link: IMPERSONATION },
    { plural: 'userextras', subresource: ANY_SUBRESOURCE, kind: 'UserExtra', scope: CLUSTER, verbs: IMPERSONATE, nameForm: NameForm.FREE_TEXT, link: IMPERSONATION, member: 'userExtras' },
  ],
};
