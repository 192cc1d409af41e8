import fc from 'fast-check';
import { EffectiveAccess } from '../../lib/access/effective-access';
import { readAccessObjects } from '../../lib/access/read-access-objects';
import { diffAccess } from '../../lib/diff/access-diff';
import { changedSubjects } from '../../lib/diff/changed-subjects';
import { newFindings } from '../../lib/diff/new-findings';
import { parseManifests } from '../../lib/manifests/parse-manifests';
import { KnownDocuments } from '../../lib/manifests/yaml-text';
import { DraftedReview } from '../../lib/review/drafted-review';
import { Finding } from '../../lib/review/findings/finding';
import { areIndependent } from '../../lib/review/independent-drafts';
import { baselineOf, newSince } from '../../lib/review/report/baseline';
import { review } from '../../lib/review/review';
import { SharedReview } from '../../lib/review/shared-review';
import { changedCluster, simplyChangedCluster, simplyChangedServer } from '../review/random-cluster';

/** @param known Documents that were read before. */
function accessOf(file: string, texts: readonly string[], known?: KnownDocuments): EffectiveAccess {
  return new EffectiveAccess(readAccessObjects(parseManifests({ file, text: texts.join('\n') }, known).objects).objects);
}

/** The findings as formats read them: their parts are written then. */
function written(findings: readonly Finding[]): unknown {
  return JSON.parse(JSON.stringify(findings.map(({ check, subject, severity, where, grants, path, reaches, via, why, remedy, places, folded }) =>
    ({ check, subject, severity, where, grants, path, reaches, via, why, remedy, places, folded }))));
}

/** The same for the changes of access. */
function changes(before: EffectiveAccess, after: EffectiveAccess): unknown {
  return JSON.parse(JSON.stringify(diffAccess(before, after)));
}

test('what two states have in common is read and asked once, and found as by two reviews of what is read twice', () => {
  fc.assert(fc.property(changedCluster, ({ before, after }) => {
    const known: KnownDocuments = new Map();
    const found = newFindings(accessOf('before.yaml', before, known), accessOf('after.yaml', after, known));
    const whole = newSince(review(accessOf('after.yaml', after)), baselineOf(review(accessOf('before.yaml', before)))).findings
      .filter(({ expected }) => expected !== true);
    expect(written(found)).toEqual(written(whole));
  }), { numRuns: 120, seed: 20261128 });
});

test.each([
  ['', simplyChangedCluster],
  [', next to a server of Argo Workflows that serves everybody', simplyChangedServer],
])('findings of the subjects that differ alone are those of all, where the difference is simple%s', (_where, changed) => {
  let [independent, withFindings] = [0, 0];
  fc.assert(fc.property(changed, ({ before, after }) => {
    const known: KnownDocuments = new Map();
    const [old, now] = [accessOf('before.yaml', before, known), accessOf('after.yaml', after, known)];
    const subjects = changedSubjects(old, now);
    if (subjects !== undefined && subjects.size > 0) {
      const [ofBefore, ofAfter] = [old, now].map((access) => new DraftedReview(access, {}, new SharedReview(new Set()), subjects));
      if (areIndependent(ofBefore.granted, ofAfter.granted)) {
        const [found, whole] = [newSince(ofAfter.report(), baselineOf(ofBefore.report())), newSince(review(now), baselineOf(review(old)))]
          .map(({ findings }) => findings.filter(({ expected }) => expected !== true));
        expect(written(found)).toEqual(written(whole));
        independent++;
        withFindings += whole.length > 0 ? 1 : 0;
      }
    }
  }), { numRuns: 250, seed: 20261129 });
  expect(independent).toBeGreaterThan(20); // otherwise the property says little
  expect(withFindings).toBeGreaterThan(5);
});

test('roles that two states have the same text of are compared as by what they grant', () => {
  fc.assert(fc.property(changedCluster, ({ before, after }) => {
    const known: KnownDocuments = new Map();
    expect(changes(accessOf('before.yaml', before, known), accessOf('after.yaml', after, known)))
      .toEqual(changes(accessOf('before.yaml', before), accessOf('after.yaml', after)));
  }), { numRuns: 120, seed: 20261128 });
});
