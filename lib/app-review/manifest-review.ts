import { AccessObject, AccessObjects } from '../access/access-object';
import { EffectiveAccess } from '../access/effective-access';
import { readAccessObjects } from '../access/read-access-objects';
import { whereText } from '../access/reported-scope';
import { ArgoVersion } from '../argo/argo-version';
import { AccessProfile } from '../audit-log/access-profile';
import { readProfileFile } from '../audit-log-files/profile-file';
import { Diagnostic } from '../diagnostics/diagnostic';
import { formatPlace } from '../diagnostics/format-diagnostic';
import { diagnostic } from '../diagnostics/issue';
import { visible } from '../diagnostics/printable-text';
import { ManifestSource, parseManifests } from '../manifests/parse-manifests';
import { Finding } from '../review/findings/finding';
import { titleText, voidText } from '../review/report/finding-text';
import { ReviewReport } from '../review/report/review-report';
import { readReviewInput, reviewInput } from '../review/review-input';
import { grantUsage } from '../tailoring/grant-usage';
import { workflowAccounts } from '../tailoring/workflow-accounts';

/** How the manifests of an app are reviewed. */
export interface ReviewSettings {
  /** The version of Argo Workflows. */
  readonly version?: ArgoVersion;
  readonly kubernetesVersion?: string;

  /** The namespace of objects that name none. */
  readonly namespace?: string;

  /** A file of acknowledgements. */
  readonly acknowledgements?: string;

  /** A file with a profile of audit logs. */
  readonly profile?: string;
}

/** The findings in the manifests of an app. With an error among the diagnostics, the review has no report. */
export interface ManifestReview {
  readonly report: ReviewReport;
  readonly errors: readonly Diagnostic[];
  readonly warnings: readonly Diagnostic[];
}

/**
 * Reviews the manifests of an app.
 *
 * @param relocate Says where an object is, if not in the file that it was read from.
 */
export function reviewManifests(
  sources: readonly ManifestSource[], settings: ReviewSettings, relocate: (object: AccessObject) => AccessObject['placeOf'] = ({ placeOf }) => placeOf,
): ManifestReview {
  const { version, kubernetesVersion, namespace, acknowledgements, profile: profileFile } = settings;
  const parsed = sources.map((source) => parseManifests(source));
  const { objects, diagnostics } = readAccessObjects(parsed.flatMap((source) => source.objects), namespace);
  const access = new EffectiveAccess(relocated(objects, relocate), { kubernetesVersion });
  const input = readReviewInput(access, sources, { version, namespace, acknowledgements });
  const profile = profileFile === undefined ? [] : readProfileFile(profileFile);
  const usage = profile instanceof AccessProfile ? grantUsage(access, profile, { accounts: workflowAccounts(input.inferred.studies) }) : undefined;
  const report = reviewInput(input, { argoVersion: version, kubernetesVersion, usage });
  const all = [
    ...parsed.flatMap((source) => source.diagnostics), ...diagnostics, ...input.diagnostics,
    ...profile instanceof AccessProfile ? [] : profile,
  ];
  return {
    report,
    errors: all.filter(({ severity }) => severity === 'error'),
    warnings: [
      ...all.filter(({ severity }) => severity === 'warning'),
      ...report.voidAcknowledgements.map((each) => diagnostic('review/void-acknowledgement', each.place, voidText(each))),
    ],
  };
}

/** Writes a finding on one line, with the place where it can be fixed. */
export function findingLine(finding: Finding): string {
  const { severity, subject, where, why, remedy, places: [place] } = finding;
  const text = `${severity} ${titleText(finding)}: ${subject}, ${whereText(where)}. ${why} ${remedy.text}`;
  return visible(place === undefined ? text : `${formatPlace(place)}: ${text}`);
}

function relocated(objects: AccessObjects, relocate: (object: AccessObject) => AccessObject['placeOf']): AccessObjects {
  const { roles, bindings, others, replaced } = objects;
  const moved = <Kept extends AccessObject>(object: Kept): Kept => ({ ...object, placeOf: relocate(object) });
  return { ...objects, roles: roles.map(moved), bindings: bindings.map(moved), others: others.map(moved), replaced: replaced?.map(moved) };
}
