import { Place } from '../../diagnostics/diagnostic';
import { groupBy } from '../../inference/group-by';
import { permissionText } from '../../resources/permission-text';
import { CheckId } from '../checks/check';
import { checkOf } from '../checks/check-table';
import { isAtLeast, Severity } from '../checks/severity';
import { Finding } from '../findings/finding';
import { ReviewReport, VoidAcknowledgement } from '../report/review-report';

/** Findings that somebody accepts, with the reason. */
export interface Acknowledgement {
  readonly check: CheckId;

  /** The subjects of the findings, or the roles and bindings that all their ways lead through: `Role ci/deployer`. */
  readonly subjects: readonly string[];

  /** The namespace that the findings hold in, or `cluster`; any by default. */
  readonly where?: string;

  /** The permissions that are accepted: `get secrets "name"`; by default all that the check is about. */
  readonly permissions?: readonly string[];

  /** The worst severity that is accepted; any by default. */
  readonly severity?: Severity;
  readonly reason: string;

  /** The last day on which it counts (UTC): `2027-01-31`. */
  readonly expires?: string;
  readonly place: Place;
}

/** Groups that every caller or every account is in, sooner or later. A grant of everything to one of these can't be right. */
const EVERYBODY = ['Group system:authenticated', 'Group system:unauthenticated', 'Group system:serviceaccounts'];

/**
 * Moves the findings that are acknowledged out of those that are open, and lists the acknowledgements without effect.
 *
 * @param today The day of the review (UTC), on which acknowledgements may have expired: `2027-01-31`.
 */
export function acknowledge(report: ReviewReport, acknowledgements: readonly Acknowledgement[], today: string): ReviewReport {
  const valid = acknowledgements.filter(({ expires }) => expires === undefined || expires >= today);
  const byCheck = groupBy(valid, ({ check }) => check);
  const used = new Set<Acknowledgement>();
  const found = report.findings.map((finding) => {
    const covering = isAcknowledgeable(finding) ? byCheck.get(finding.check)?.filter((each) => covers(each, finding)) : [];
    covering?.forEach((each) => used.add(each));
    return { finding, acknowledgement: covering?.[0] };
  });
  return {
    ...report,
    findings: found.flatMap(({ finding, acknowledgement }) => acknowledgement === undefined ? [finding] : []),
    acknowledged: found.flatMap(({ finding, acknowledgement }) => acknowledgement === undefined ? [] : [{
      finding,
      reason: acknowledgement.reason,
      ...acknowledgement.expires === undefined ? {} : { expires: acknowledgement.expires },
      place: acknowledgement.place,
    }]),
    voidAcknowledgements: acknowledgements.filter((each) => !used.has(each)).map((each): VoidAcknowledgement => ({
      check: each.check, subject: each.subjects.join(', '), because: reasonOfVoid(each, report.findings, today), place: each.place,
    })),
  };
}

/** Whether a reason can make a finding right. */
export function isAcknowledgeable({ check, subject, folded }: Finding): boolean {
  return checkOf(check).acknowledgeable !== false && !([check, ...folded].includes('A1') && EVERYBODY.includes(subject));
}

function covers(acknowledgement: Acknowledgement, finding: Finding): boolean {
  const { permissions, severity } = acknowledgement;
  return isAbout(acknowledgement, finding)
    && (severity === undefined || isAtLeast(severity, finding.severity))
    && (permissions === undefined || finding.grants.every((grant) => permissions.includes(permissionText(grant))));
}

/** Whether it is the subject that is named, or a role or binding that all the finding is based on. */
function isAbout({ check, subjects, where }: Acknowledgement, finding: Finding): boolean {
  return check === finding.check
    && (where === undefined || where === finding.where)
    && (subjects.includes(finding.subject) || finding.via.length > 0
      && finding.via.every((way) => [way.binding, way.role, way.writtenIn].some((each) => each !== undefined && subjects.includes(each))));
}

function reasonOfVoid(acknowledgement: Acknowledgement, findings: readonly Finding[], today: string): VoidAcknowledgement['because'] {
  const { expires } = acknowledgement;
  if (expires !== undefined && expires < today) {
    return 'expired';
  }
  const about = findings.filter((finding) => isAbout(acknowledgement, finding));
  return about.length === 0 ? 'unused' : about.some(isAcknowledgeable) ? 'exceeded' : 'not acknowledgeable';
}
