import { ResourceScope } from '../resource-info';
import { CatalogueGroup } from './catalogue-row';
import { REFERENCE } from './links';
import { CREATE } from './verb-sets';

const { NAMESPACED, CLUSTER } = ResourceScope;

/** Questions about what is allowed. */
export const AUTHORIZATION: CatalogueGroup = {
  className: 'Authorization',
  apiGroup: 'authorization.k8s.io',
  versions: ['v1'],
  about: 'questions about what is allowed',
  rows: [
    { plural: 'localsubjectaccessreviews', kind: 'LocalSubjectAccessReview', scope: NAMESPACED, verbs: CREATE, link: `${REFERENCE}/authorization-resources/local-subject-access-review-v1/` },
    { plural: 'selfsubjectaccessreviews', kind: 'SelfSubjectAccessReview', scope: CLUSTER, verbs: CREATE, link: `${REFERENCE}/authorization-resources/self-subject-access-review-v1/` },
    { plural: 'selfsubjectrulesreviews', kind: 'SelfSubjectRulesReview', scope: CLUSTER, verbs: CREATE, link: `${REFERENCE}/authorization-resources/self-subject-rules-review-v1/` },
    { plural: 'subjectaccessreviews', kind: 'SubjectAccessReview', scope: CLUSTER, verbs: CREATE, link: `${REFERENCE}/authorization-resources/subject-access-review-v1/` },
  ],
};
