import { whereText } from '../../../access/reported-scope';
import { groupBy } from '../../../inference/group-by';
import { Finding } from '../../../review/findings/finding';
import { countsText, grantText, titleText, wayText } from '../../../review/report/finding-text';
import { failsGate, GateVerdict } from '../../../review/report/review-gate';
import { ReviewReport } from '../../../review/report/review-report';
import { formatJUnit, JUnitCase } from '../../report/junit';

/** Writes a review as a JUnit report: a suite for each check that finds something, a case for each subject and scope. */
export function writeJUnit(report: ReviewReport, { gate }: { readonly gate: GateVerdict }): string {
  const suites = [...groupBy(report.findings, titleText)].map(([name, findings]) => ({
    name,
    cases: findings.map((finding) => caseOf(finding, failsGate(finding, gate.asked))),
  }));
  const fails = gate.strict;
  const unknown = report.unknown.map(({ what, concerns, why }): JUnitCase => {
    const text = [why, ...concerns].join('\n');
    return { name: what, ...fails ? { failure: { message: why, text } } : { output: text } };
  });
  const accepted = report.acknowledged.map(({ finding, reason }): JUnitCase => ({ name: `${titleText(finding)}: ${finding.subject}, ${whereText(finding.where)}`, output: reason }));
  const all = [...suites, { name: 'Unknown', cases: unknown }, { name: 'Acknowledged', cases: accepted }].filter(({ cases }) => cases.length > 0);
  return formatJUnit(all.length > 0 ? all : [{ name: 'review', cases: [{ name: countsText(report) }] }]);
}

function caseOf(finding: Finding, fails: boolean): JUnitCase {
  const { subject, where, severity, expected, why, remedy, grants, via, path } = finding;
  const text = [
    why, ...grants.map(grantText), ...via.map((way) => `  ${wayText(way)}`), ...path.map((hop) => `-> ${hop.text}`), remedy.text,
  ].join('\n');
  const name = `${subject}, ${whereText(where)}`;
  return fails ? { name, failure: { message: severity, text } } : { name, output: `${expected === true ? 'expected' : severity}\n${text}` };
}
