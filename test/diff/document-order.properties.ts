import fc from 'fast-check';
import { accessMatrix } from '../../lib/access/access-matrix';
import { AccessObjects, objectKey } from '../../lib/access/access-object';
import { EffectiveAccess } from '../../lib/access/effective-access';
import { readAccessObjects } from '../../lib/access/read-access-objects';
import { reportDiff } from '../../lib/diff/diff-report';
import { parseManifests } from '../../lib/manifests/parse-manifests';
import { ReviewReport } from '../../lib/review/report/review-report';
import { review } from '../../lib/review/review';
import { cluster } from '../review/random-cluster';

/** Objects that the API server names: a few of them are alike but for the account, a container or the order of keys. */
const UNNAMED = [
  ...['app', 'admin', 'default'].flatMap((account) => ['a', 'b'].flatMap((image) => [
    `apiVersion: argoproj.io/v1alpha1\nkind: Workflow\nmetadata: { generateName: hello-, namespace: ci }\nspec: { serviceAccountName: ${account}, templates: [{ name: ${image} }] }`,
    `apiVersion: batch/v1\nkind: Job\nmetadata: { generateName: hello-, namespace: web }\nspec: { template: { spec: { serviceAccountName: ${account}, containers: [{ image: ${image}, name: main }] } } }`,
    `kind: Job\napiVersion: batch/v1\nmetadata: { namespace: web, generateName: hello- }\nspec: { template: { spec: { containers: [{ name: main, image: ${image} }], serviceAccountName: ${account} } } }`,
  ])),
  'apiVersion: rbac.authorization.k8s.io/v1\nkind: RoleBinding\nmetadata: { generateName: b-, namespace: web }\nroleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: edit }\nsubjects: [{ kind: ServiceAccount, name: app }]',
  'apiVersion: rbac.authorization.k8s.io/v1\nkind: RoleBinding\nmetadata: { generateName: b-, namespace: web }\nroleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: view }\nsubjects: [{ kind: User, name: ann, apiGroup: rbac.authorization.k8s.io }]',
];

/** Of two objects with one identity the later one counts, so the order matters. */
function identityOf(text: string): string {
  const { roles, bindings, others } = readAccessObjects(parseManifests({ file: 'a.yaml', text }).objects).objects;
  return [...roles, ...bindings, ...others].map(objectKey).join();
}

/** A cluster, each manifest in a file of its own, and the same in another order. */
const shuffled = fc.tuple(cluster, fc.array(fc.constantFrom(...UNNAMED), { maxLength: 6, size: 'max' }))
  .map(([named, unnamed]) => [...new Map(named.map((text) => [identityOf(text), text])).values(), ...unnamed].map((text, index) => ({ file: `${index}.yaml`, text })))
  .chain((files) => fc.tuple(fc.constant(files), fc.shuffledSubarray(files, { minLength: files.length })));

function accessOf(files: readonly { readonly file: string; readonly text: string }[], earlier?: AccessObjects): EffectiveAccess {
  return new EffectiveAccess(readAccessObjects(files.flatMap((file) => parseManifests(file).objects), undefined, earlier).objects);
}

/** What a review finds, without the ways to it and the details: these are listed in the order of the documents. */
function foundIn({ findings }: ReviewReport): string[] {
  return findings.map(({ check, subject, severity, where }) => `${severity} ${check} ${subject} ${where}`).sort();
}

test('the order of documents changes neither a comparison, nor the access, nor what a review finds', () => {
  fc.assert(fc.property(shuffled, ([files, others]) => {
    const before = accessOf(files);
    for (const after of [accessOf(others), accessOf(others, before.objects)]) {
      const { added, removed, stillHeld, newFindings, identity, layout, unknown } = reportDiff(before, after, { gate: 'any', strict: true, approvals: [], today: '2026-12-01' });
      expect({ added, removed, stillHeld, newFindings, identity, layout, unknown })
        .toEqual({ added: [], removed: [], stillHeld: [], newFindings: [], identity: [], layout: [], unknown: [] });
      expect(JSON.stringify(accessMatrix(after))).toEqual(JSON.stringify(accessMatrix(before)));
      expect(foundIn(review(after))).toEqual(foundIn(review(before)));
    }
  }), { numRuns: 100, seed: 20261129 });
});
