import fc from 'fast-check';
import { EffectiveAccess } from '../../lib/access/effective-access';
import { readAccessObjects } from '../../lib/access/read-access-objects';
import { newFindings } from '../../lib/diff/new-findings';
import { parseManifests } from '../../lib/manifests/parse-manifests';
import { KnownDocuments } from '../../lib/manifests/yaml-text';
import { baselineOf, newSince } from '../../lib/review/report/baseline';
import { review } from '../../lib/review/review';
import { changedCluster } from '../review/random-cluster';

/** @param known Documents that were read before. */
function accessOf(file: string, texts: readonly string[], known?: KnownDocuments): EffectiveAccess {
  return new EffectiveAccess(readAccessObjects(parseManifests({ file, text: texts.join('\n') }, known).objects).objects);
}

test('what two states have in common is read and asked once, and found as by two reviews of what is read twice', () => {
  fc.assert(fc.property(changedCluster, ({ before, after }) => {
    const known: KnownDocuments = new Map();
    const found = newFindings(accessOf('before.yaml', before, known), accessOf('after.yaml', after, known));
    const whole = newSince(review(accessOf('after.yaml', after)), baselineOf(review(accessOf('before.yaml', before)))).findings
      .filter(({ expected }) => expected !== true);
    expect(JSON.parse(JSON.stringify(found))).toEqual(JSON.parse(JSON.stringify(whole)));
  }), { numRuns: 60, seed: 20261128 });
});
