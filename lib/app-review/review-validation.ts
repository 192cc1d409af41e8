import { loadReviewEngine } from './load-review-engine';
import type { ReviewSettings } from './manifest-review';
import { FailOn } from './review-props';
import { validateMinor } from '../access/bootstrap/bootstrap-roles';
import { whereText } from '../access/reported-scope';
import { ArgoVersion } from '../argo/argo-version';
import { formatDiagnostic, formatIssues, formatPlace } from '../diagnostics/format-diagnostic';
import { Issue, issue } from '../diagnostics/issue';
import { enumerate, quote } from '../diagnostics/printable-text';
import { readManifestFiles } from '../manifest-files/manifest-files';
import { inWords, PlainObject } from '../rbac/validation/plain-data';
import { Finding } from '../review/findings/finding';

/** The part of cdk8s-cli's context that this validation uses. */
interface ValidationContext {
  readonly manifests: readonly string[];
  readonly logger: { log(message: string): void };
  readonly report: {
    addViolation(violation: Violation): void;
    submit(status: 'success' | 'failure', metadata?: Readonly<Record<string, string>>): void;
  };
}

interface Violation {
  readonly ruleName: string;
  readonly recommendation: string;
  readonly fix: string;
  readonly violatingResources: readonly { readonly resourceName: string; readonly locations: readonly string[]; readonly manifestPath: string }[];
}

const GATES: readonly FailOn[] = Object.values(FailOn);

/**
 * Reviews the RBAC of the manifests that an app has written, as a validation of cdk8s-cli: it is named in `cdk8s.yaml`.
 *
 * @see https://cdk8s.io/docs/latest/cli/synth/
 * @internal
 */
export class ReviewValidation {
  private readonly failOn: FailOn;
  private readonly strict: boolean;
  private readonly settings: ReviewSettings;

  /**
   * Reads the properties of the validation.
   *
   * @param properties The properties in `cdk8s.yaml`: `failOn`, `strict`, `acknowledgements`, `argoVersion`, `kubernetesVersion`, `namespace`,
   * `profile`.
   * @throws when there is another property, or a wrong value
   */
  constructor(properties: PlainObject = {}) {
    const { failOn = FailOn.MEDIUM, strict = false, argoVersion, ...texts } = properties;
    const version = typeof argoVersion === 'string' ? ArgoVersion._find(argoVersion) : undefined;
    const gate = GATES.find((each) => each === failOn);
    const issues: Issue[] = [
      ...gate !== undefined ? [] : [invalid('failOn', failOn, `Use ${enumerate(GATES, 'or')}.`)],
      ...typeof strict === 'boolean' ? [] : [invalid('strict', strict, 'Use true or false.')],
      ...argoVersion === undefined || version?.known !== undefined ? [] : [version?.issue ?? invalid('argoVersion', argoVersion, 'Write it in quotes.')],
      ...Object.entries(texts).flatMap(([name, value]) => !TEXTS.includes(name)
        ? [issue('review/invalid-property', name, `The validation has no property ${quote(name)}.`, `It has failOn, strict, argoVersion, ${enumerate(TEXTS, 'and')}.`)]
        : typeof value === 'string' ? [] : [invalid(name, value, 'Write it in quotes.')]),
      ...typeof texts.kubernetesVersion === 'string' ? validateMinor(texts.kubernetesVersion, 'review/invalid-property', 'kubernetesVersion') : [],
    ];
    if (gate === undefined || issues.length > 0) {
      throw new Error(`The properties of ReviewValidation in cdk8s.yaml are wrong:\n${formatIssues(issues)}`);
    }
    this.failOn = gate;
    this.strict = strict === true;
    this.settings = { ...texts, ...version?.known === undefined ? {} : { version: version.known } };
  }

  /**
   * Reviews the manifests, and submits the report with a violation for each finding that counts.
   *
   * @param context The manifests, and where the report goes.
   */
  public async validate(context: ValidationContext): Promise<void> {
    const { countsText, failsGate, reviewManifests } = loadReviewEngine();
    const { manifests, logger, report: submitted } = context;
    const files = readManifestFiles(manifests);
    const { report, errors, warnings } = reviewManifests(files.sources, this.settings);
    [...files.diagnostics.filter(({ severity }) => severity === 'warning'), ...warnings].forEach((each) => logger.log(formatDiagnostic(each)));
    const wrong = [...files.diagnostics.filter(({ severity }) => severity === 'error'), ...errors];
    if (wrong.length > 0) {
      wrong.forEach((each) => logger.log(formatDiagnostic(each)));
      submitted.submit('failure', { 'No review': `${wrong.length} ${wrong.length === 1 ? 'error' : 'errors'} in the manifests` });
      return;
    }
    const found = report.findings.filter((finding) => failsGate(finding, this.failOn));
    const unknown = this.strict && this.failOn !== FailOn.NEVER ? report.unknown : [];
    found.forEach((finding) => submitted.addViolation(violationOf(finding)));
    unknown.forEach(({ what, why, concerns }) => submitted.addViolation({
      ruleName: `Unknown: ${what}`,
      recommendation: why,
      fix: 'Add what is missing to the app, or set strict to false.',
      violatingResources: concerns.map((resourceName) => ({ resourceName, locations: [], manifestPath: manifests.join(', ') })),
    }));
    submitted.submit(found.length + unknown.length > 0 ? 'failure' : 'success', { Findings: countsText(report) });
  }
}

const TEXTS: readonly string[] = ['acknowledgements', 'kubernetesVersion', 'namespace', 'profile'];

function invalid(name: string, value: unknown, fix: string): Issue {
  return issue('review/invalid-property', name, `The value is ${inWords(value)}.`, fix);
}

/** cdk8s-cli finds the construct of an object by the name of that alone. */
function violationOf(finding: Finding): Violation {
  const { grantText, titleText, wayText } = loadReviewEngine();
  const { subject, where, grants, via, why, remedy, places } = finding;
  const [way] = via;
  const resource = way?.writtenIn ?? way?.role ?? subject;
  return {
    ruleName: titleText(finding),
    recommendation: `${finding.severity}: ${subject}, ${whereText(where)}. ${why}`,
    fix: remedy.text,
    violatingResources: [{
      resourceName: resource.replace(/^\S+ (.*\/)?/, ''),
      locations: via.length > 0 ? via.map(wayText) : grants.length > 0 ? grants.map(grantText) : places.map(formatPlace),
      manifestPath: places[0]?.kind === 'file' ? places[0].file : '',
    }],
  };
}
