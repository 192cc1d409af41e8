import { whereText } from '../../../access/reported-scope';
import { checkOf } from '../../../review/checks/check-table';
import { Severity, worse } from '../../../review/checks/severity';
import { Finding, findingId } from '../../../review/findings/finding';
import { grantText, unlistedText, wayText } from '../../../review/report/finding-text';
import { ReviewReport } from '../../../review/report/review-report';
import { formatSarif, SarifResult, SarifRule } from '../../report/sarif';

/** As code scanning sorts: it calls more than 9 critical, from 7 high, from 4 medium, and more than 0 low. */
const SECURITY_SEVERITY: Readonly<Record<Severity, number>> = { critical: 9.5, high: 8, medium: 5.5, low: 3, info: 1 };

export const SARIF_LEVELS: Readonly<Record<Severity, SarifResult['level']>> = { critical: 'error', high: 'error', medium: 'warning', low: 'note', info: 'note' };

/** Writes a review as SARIF. Only what somebody has to look at is a result: neither what is expected, nor what is acknowledged. */
export function writeSarif(
  { findings, baseline, unlisted }: ReviewReport, { version, repositoryPath }: { readonly version: string; readonly repositoryPath: () => string },
): string {
  const open = findings.filter(({ expected }) => expected !== true);
  return formatSarif(version, rulesOf(open), open.map((finding) => resultOf(finding, baseline !== undefined)), 'review/v1', repositoryPath(),
    unlisted === undefined ? [] : [`${unlistedText(unlisted)}.`]);
}

/** A rule for each check that finds something, as grave as the worst that it finds. */
export function rulesOf(findings: readonly Finding[]): SarifRule[] {
  const worst = new Map<Finding['check'], Severity>();
  findings.forEach(({ check, severity }) => worst.set(check, worse(severity, worst.get(check) ?? severity)));
  return [...worst].map(([id, severity]): SarifRule => {
    const { title, why, remedy, references: [reference] } = checkOf(id);
    return { id, title, help: `${why} ${remedy}`, securitySeverity: SECURITY_SEVERITY[severity], ...reference === undefined ? {} : { helpUri: reference.url } };
  });
}

export function resultOf(finding: Finding, isNew: boolean): SarifResult {
  const { check, subject, severity, where, grants, path, via, why, remedy, places: [place] } = finding;
  const by = grants.length === 0 ? '' : `: ${grants.map(grantText).join('; ')}`;
  return {
    ruleId: check,
    level: SARIF_LEVELS[severity],
    message: `${checkOf(check).title}: ${subject}, ${whereText(where)}${by}. ${why} ${remedy.text}`,
    place: place ?? { kind: 'option', name: 'FILES' },
    relatedPlaces: via.flatMap((way) => {
      const written = way.bindingPlace ?? way.rulePlace;
      return written === undefined ? [] : [{ place: written, message: wayText(way) }];
    }),
    steps: path.map((hop) => ({ place: hop.via?.rulePlace ?? hop.via?.bindingPlace ?? place ?? { kind: 'option', name: 'FILES' }, message: hop.text })),
    logicalName: subject.replace(' ', '/'),
    fingerprint: findingId(finding),
    ...isNew ? { baselineState: 'new' } : {},
  };
}
