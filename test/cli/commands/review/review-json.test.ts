import fc from 'fast-check';
import { writeJson } from '../../../../lib/cli/commands/review/review-json';
import { formatPlace } from '../../../../lib/diagnostics/format-diagnostic';
import { Finding, FindingVia } from '../../../../lib/review/findings/finding';
import { ReviewReport } from '../../../../lib/review/report/review-report';
import { review } from '../../../../lib/review/review';
import { accessOf } from '../../../access/access-texts';
import { manyFindings } from '../../../review/many-findings';
import { cluster } from '../../../review/random-cluster';
import { report, SAMPLE } from '../../../review/sample-report';

/** The report as objects: what the writer has to agree with. */
function plain({ findings, unknown, acknowledged, voidAcknowledgements, baseline, unlisted }: ReviewReport): object {
  return {
    apiVersion: 'argo-rbac/v1',
    findings: findings.map(plainFinding),
    unknown,
    acknowledged: acknowledged.map(({ finding, reason, expires, place }) =>
      ({ ...plainFinding(finding), reason, expires, acknowledgedAt: formatPlace(place) })),
    voidAcknowledgements: voidAcknowledgements.map(({ place, ...rest }) => ({ ...rest, place: formatPlace(place) })),
    baseline,
    unlisted,
  };
}

function plainFinding({ check, subject, severity, expected, where, grants, path, reaches, via, why, remedy, places }: Finding): object {
  return {
    check,
    subject,
    severity,
    expected,
    where,
    grants,
    path: path.map(({ text }) => text),
    reaches: reaches.length === 0 ? undefined
      : reaches.map((each) => ({ what: each.what, path: each.path.map((hop) => ({ text: hop.text, via: hop.via && plainVia(hop.via) })) })),
    via: via.map(plainVia),
    why,
    remedy: remedy.text,
    rules: remedy.rules,
    places: places.map(formatPlace),
  };
}

function plainVia({ through, binding, role, writtenIn, rule, bindingPlace, rulePlace }: FindingVia): object {
  return {
    through, binding, role, writtenIn, rule, bindingPlace: bindingPlace && formatPlace(bindingPlace), rulePlace: rulePlace && formatPlace(rulePlace),
  };
}

function expectSameText(found: ReviewReport): void {
  expect([...writeJson(found)].join('')).toBe(`${JSON.stringify(plain(found), undefined, 2)}\n`);
}

test.each<[what: string, found: ReviewReport]>([
  ['nothing', report([])],
  ['one finding of each form', SAMPLE],
  ['a comparison with an earlier report', report(SAMPLE.findings, { baseline: { known: 3, fixed: 1 }, unlisted: { count: 2, below: 'high' } })],
  ['findings in several parts, with hostile names', manyFindings(300)],
])('%s is written as JSON.stringify writes the same objects', (_what, found) => {
  expectSameText(found);
});

test('so is what is found in a cluster', () => {
  fc.assert(fc.property(cluster, (texts) => {
    expectSameText(review(accessOf(...texts)));
  }), { numRuns: 15, seed: 20261129 });
});
