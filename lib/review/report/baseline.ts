import { ReviewReport, UnknownFact } from './review-report';
import { Diagnostic } from '../../diagnostics/diagnostic';
import { diagnostic } from '../../diagnostics/issue';
import { groupBy } from '../../inference/group-by';
import { readManifestFiles } from '../../manifest-files/manifest-files';
import { entriesOf, isObject, membersOf, PlainObject } from '../../rbac/validation/plain-data';
import { permissionText } from '../../resources/permission-text';
import { isAtLeast, SEVERITIES, Severity } from '../checks/severity';
import { Finding } from '../findings/finding';

/** The parts of a finding that an earlier report has. */
interface KnownFinding {
  readonly check: string;
  readonly subject: string;
  readonly where: string;
  readonly severity: Severity;
  readonly permissions: ReadonlySet<string>;
}

/** An earlier report. */
export interface Baseline {
  readonly findings: readonly KnownFinding[];
  readonly unknown: readonly Pick<UnknownFact, 'what' | 'concerns'>[];
}

/** An earlier report, or what is wrong with the file. */
export interface ReadBaseline {
  readonly baseline?: Baseline;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads a report that `review --output json` has written. */
export function readBaseline(file: string): ReadBaseline {
  const { sources: [source], diagnostics } = readManifestFiles([file]);
  if (source === undefined) {
    return { diagnostics };
  }
  const baseline = readReport(parsed(source.text));
  return baseline !== undefined ? { baseline, diagnostics: [] } : {
    diagnostics: [diagnostic('review/invalid-baseline', { kind: 'file', file }, "The baseline isn't a report that review has printed as JSON.", 'Write it with --output json.')],
  };
}

/** Returns the parts of a report to compare a later report with. */
export function baselineOf({ findings, acknowledged, unknown }: ReviewReport): Baseline {
  return {
    findings: [...findings, ...acknowledged.map(({ finding }) => finding)].map(({ check, subject, where, severity, grants }) =>
      ({ check, subject, where, severity, permissions: new Set(grants.map(grantKey)) })),
    unknown,
  };
}

/** Leaves out what an earlier report has: findings that aren't worse and aren't based on more grants, and facts that were unknown then. */
export function newSince(report: ReviewReport, baseline: Baseline): ReviewReport {
  const byKey = groupBy(baseline.findings, keyOf);
  const isKnown = (finding: Finding) => byKey.get(keyOf(finding))?.some(({ severity, permissions }) =>
    isAtLeast(severity, finding.severity) && finding.grants.every((grant) => permissions.has(grantKey(grant)))) ?? false;
  const unknownByWhat = groupBy(baseline.unknown, ({ what }) => what);
  const wasUnknown = ({ what, concerns }: UnknownFact) => {
    const earlier = unknownByWhat.get(what);
    return earlier !== undefined && concerns.every((each) => earlier.some((fact) => fact.concerns.includes(each)));
  };
  const findings = report.findings.filter((finding) => !isKnown(finding));
  const unknown = report.unknown.filter((fact) => !wasUnknown(fact));
  const held = new Set([...report.findings, ...report.acknowledged.map(({ finding }) => finding)].map(keyOf));
  return {
    ...report,
    findings,
    unknown,
    baseline: {
      known: report.findings.length - findings.length + report.unknown.length - unknown.length,
      fixed: baseline.findings.filter((finding) => !held.has(keyOf(finding))).length,
    },
  };
}

function keyOf({ check, subject, where }: Pick<KnownFinding, 'check' | 'subject' | 'where'>): string {
  return JSON.stringify([check, subject, where]);
}

function grantKey(grant: Finding['grants'][number]): string {
  return `${grant.where} ${permissionText(grant)}`;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A report with anything in it that can't be read is none: what it leaves out would be new. */
function readReport(report: unknown): Baseline | undefined {
  const { apiVersion, findings, unknown, acknowledged } = membersOf(report);
  if (apiVersion !== 'argo-rbac/v1' || !Array.isArray(findings) || !Array.isArray(unknown) || !Array.isArray(acknowledged)) {
    return undefined;
  }
  const known = [...entriesOf(findings), ...entriesOf(acknowledged)].map((entry) => knownOf(membersOf(entry)));
  const facts = entriesOf(unknown).map(membersOf).map(({ what, concerns }) => ({ what: String(what), concerns: entriesOf(concerns).map(String) }));
  const sound = known.flatMap((each) => each ?? []);
  return sound.length < known.length ? undefined : { findings: sound, unknown: facts };
}

function knownOf({ check, subject, where, severity, grants }: PlainObject): KnownFinding | undefined {
  const level = SEVERITIES.find((each) => each === severity);
  if (typeof check !== 'string' || typeof subject !== 'string' || typeof where !== 'string' || level === undefined || !Array.isArray(grants) || !grants.every(isGrant)) {
    return undefined;
  }
  return { check, subject, where, severity: level, permissions: new Set(grants.map(grantKey)) };
}

function isGrant(grant: unknown): grant is Finding['grants'][number] {
  return isObject(grant) && typeof grant.where === 'string' && typeof grant.verb === 'string'
    && [grant.apiGroup, grant.resource, grant.resourceName, grant.nonResourceURL].every((each) => each === undefined || typeof each === 'string');
}
