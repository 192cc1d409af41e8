import { whereText } from '../../../access/reported-scope';
import { isAtLeast } from '../../../review/checks/severity';
import { Finding } from '../../../review/findings/finding';
import { countsText, titleText, wayText } from '../../../review/report/finding-text';
import { failsGate, GateVerdict } from '../../../review/report/review-gate';
import { ReviewReport } from '../../../review/report/review-report';
import { gateText } from '../../report/gate-text';
import { formatAnnotation } from '../../report/github-annotation';

/** Writes a review as annotations of GitHub Actions, and the numbers as the last line. */
export function writeGithub(
  report: ReviewReport, { gate, repositoryPath }: { readonly gate: GateVerdict; readonly repositoryPath: () => string },
): string {
  const folder = repositoryPath();
  const levelOf = (finding: Finding) => failsGate(finding, gate.asked) ? 'error' : isAtLeast(finding.severity, 'medium') ? 'warning' : 'notice';
  return [
    ...report.findings.filter(({ expected }) => expected !== true).map((finding) => formatAnnotation(levelOf(finding), `${finding.severity}: ${titleText(finding)}`, [
      `${finding.subject}, ${whereText(finding.where)}`, ...finding.via.slice(0, 1).map(wayText), finding.why, finding.remedy.text,
    ], finding.places[0] ?? { kind: 'option', name: 'FILES' }, folder)),
    `${countsText(report)}. ${gateText(gate)}\n`,
  ].join('');
}
