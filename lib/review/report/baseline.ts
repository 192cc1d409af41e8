import { ReviewReport, UnknownFact } from './review-report';
import { Diagnostic } from '../../diagnostics/diagnostic';
import { diagnostic } from '../../diagnostics/issue';
import { groupBy } from '../../inference/group-by';
import { readManifestFiles } from '../../manifest-files/manifest-files';
import { API_VERSION } from '../../manifests/api-version';
import { listKey } from '../../rbac/packing';
import { entriesOf, isObject, membersOf, PlainObject } from '../../rbac/validation/plain-data';
import { isAtLeast, SEVERITIES, Severity } from '../checks/severity';
import { Finding, FindingGrant } from '../findings/finding';

/** The parts of a finding that an earlier report has. */
interface KnownFinding {
  readonly check: string;
  readonly subject: string;
  readonly where: string;
  readonly severity: Severity;

  /** Whether it is based on all the permissions of a later finding. */
  readonly covers: (finding: Pick<Finding, 'grants' | 'basis'>) => boolean;
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
    findings: [...findings, ...acknowledged.map(({ finding }) => finding)].map((finding): KnownFinding => {
      const { check, subject, where, severity } = finding;
      return { check, subject, where, severity, covers: (other) => isBasedOn(finding, other) };
    }),
    unknown,
  };
}

/** Leaves out what an earlier report has: findings that aren't worse and aren't based on more grants, and facts that were unknown then. */
export function newSince(report: ReviewReport, baseline: Baseline): ReviewReport {
  const byKey = groupBy(baseline.findings, keyOf);
  const found = new Set<readonly KnownFinding[]>();
  const earlierThan = (finding: Finding) => {
    const earlier = byKey.get(keyOf(finding)) ?? [];
    found.add(earlier);
    return earlier;
  };
  const unknownByWhat = groupBy(baseline.unknown, ({ what }) => what);
  const wasUnknown = ({ what, concerns }: UnknownFact) => {
    const earlier = unknownByWhat.get(what);
    return earlier !== undefined && concerns.every((each) => earlier.some((fact) => fact.concerns.includes(each)));
  };
  const findings = report.findings.filter((finding) =>
    !earlierThan(finding).some(({ severity, covers }) => isAtLeast(severity, finding.severity) && covers(finding)));
  const unknown = report.unknown.filter((fact) => !wasUnknown(fact));
  report.acknowledged.forEach(({ finding }) => earlierThan(finding));
  return {
    ...report,
    findings,
    unknown,
    baseline: {
      known: report.findings.length - findings.length + report.unknown.length - unknown.length,
      fixed: baseline.findings.length - [...found].reduce((sum, { length }) => sum + length, 0),
    },
  };
}

function keyOf({ check, subject, where }: Pick<KnownFinding, 'check' | 'subject' | 'where'>): string {
  return listKey([check, subject, where]);
}

function isBasedOn(finding: Finding, other: Pick<Finding, 'grants' | 'basis'>): boolean {
  return finding.basis !== undefined && finding.basis === other.basis || areSame(finding.grants, other.grants) || coverOf(finding.grants)(other);
}

/** Two states have most findings in common, with the same grants in the same order. */
function areSame(some: readonly FindingGrant[], others: readonly FindingGrant[]): boolean {
  return some.length === others.length && some.every(({ where, verb, apiGroup, resource, resourceName, nonResourceURL }, index) => {
    const other = others[index];
    return verb === other.verb && resource === other.resource && apiGroup === other.apiGroup && resourceName === other.resourceName
      && where === other.where && nonResourceURL === other.nonResourceURL;
  });
}

function coverOf(grants: readonly FindingGrant[]): KnownFinding['covers'] {
  const permissions = new Set(grants.map(grantKey));
  return ({ grants: others }) => others.every((grant) => permissions.has(grantKey(grant)));
}

function grantKey({ where, verb, apiGroup = '', resource = '', resourceName, nonResourceURL = '' }: FindingGrant): string {
  return listKey([where, verb, apiGroup, resource, nonResourceURL, ...resourceName === undefined ? [] : [resourceName]]);
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
  if (apiVersion !== API_VERSION || !Array.isArray(findings) || !Array.isArray(unknown) || !Array.isArray(acknowledged)) {
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
  return { check, subject, where, severity: level, covers: coverOf(grants) };
}

function isGrant(grant: unknown): grant is FindingGrant {
  return isObject(grant) && typeof grant.where === 'string' && typeof grant.verb === 'string'
    && [grant.apiGroup, grant.resource, grant.resourceName, grant.nonResourceURL].every((each) => each === undefined || typeof each === 'string');
}
