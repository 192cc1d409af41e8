import { finding, grant, report, SAMPLE, way } from './sample-report';
import { SEVERITIES } from '../../lib/review/checks/severity';
import { ReviewReport } from '../../lib/review/report/review-report';

const CHECKS = ['M1', 'B2', 'B1', 'A1', 'J4', 'H9', 'C1', 'D1', 'E1', 'G1'] as const;

/** Names that would be markup, script or another direction if they got out of what holds them. */
const HOSTILE = `</title></style></script><img src=x onerror="document.title='broken'">'"\`]]>&lt;\u202e\u0007${'long-'.repeat(50)}`;

/** A report of many findings, some of a hostile name. */
export function manyFindings(count: number): ReviewReport {
  const [{ path }] = SAMPLE.findings;
  const findings = Array.from({ length: count }, (_, i) => {
    const isHostile = i % 100 === 0;
    const name = isHostile ? HOSTILE : `account-${i}`;
    return finding({
      check: CHECKS[i % CHECKS.length],
      severity: SEVERITIES[Math.floor(i * SEVERITIES.length / count)],
      subject: `ServiceAccount team-${i % 37}/${name}`,
      where: i % 3 === 0 ? 'cluster' : `team-${i % 37}`,
      grants: [grant(`get secrets in team-${i % 37}`)],
      path: i % 2 === 0 ? path.map((hop) => isHostile ? { ...hop, text: `${hop.text} ${HOSTILE}` } : hop) : [],
      reaches: i % 2 === 0 ? [{ what: isHostile ? HOSTILE : 'root on a node', path }] : [],
      via: [way(`RoleBinding team-${i % 37}/${name}`, `Role team-${i % 37}/${name}`, 1, isHostile ? HOSTILE : 'roles.yaml')],
      ...isHostile ? { why: HOSTILE, remedy: { text: HOSTILE, rules: [{ verbs: ['get'], apiGroups: [''], resources: ['secrets'], resourceNames: [HOSTILE] }] } } : {},
    });
  });
  const [acknowledged] = SAMPLE.acknowledged;
  return report(findings, {
    unknown: [...SAMPLE.unknown, { what: HOSTILE, concerns: [HOSTILE], why: HOSTILE }],
    acknowledged: [{ ...acknowledged, reason: HOSTILE }],
    voidAcknowledgements: SAMPLE.voidAcknowledgements,
  });
}
