import { ApiObject, App } from 'cdk8s';
import { IConstruct } from 'constructs';
import { acknowledgeConstruct, annotateTree } from './acknowledged-construct';
import { findingLine, ManifestReview, reviewManifests } from './manifest-review';
import { FindingSeverity, ReviewFinding } from './review-finding';
import { FailOn, AcknowledgementOptions, ReviewProps } from './review-props';
import { AccessObject } from '../access/access-object';
import { validateMinor } from '../access/bootstrap/bootstrap-roles';
import { refuse } from '../constructs/construct-error';
import { formatDiagnostic, formatPlace } from '../diagnostics/format-diagnostic';
import { issue } from '../diagnostics/issue';
import { checkOf } from '../review/checks/check-table';
import { Severity } from '../review/checks/severity';
import { Finding } from '../review/findings/finding';
import { grantText } from '../review/report/finding-text';
import { failsGate } from '../review/report/review-gate';

const SEVERITY: Readonly<Record<Severity, FindingSeverity>> = {
  critical: FindingSeverity.CRITICAL,
  high: FindingSeverity.HIGH,
  medium: FindingSeverity.MEDIUM,
  low: FindingSeverity.LOW,
  info: FindingSeverity.INFO,
};

const reviews = new WeakMap<App, Review>();

/**
 * Reviews the RBAC of a whole app at synthesis: the roles, bindings and accounts of every chart, whatever made them.
 *
 * Synthesis fails with every finding that counts. Findings are acknowledged on constructs, in annotations or in a file.
 *
 * @see https://kubernetes.io/docs/concepts/security/rbac-good-practices/
 */
export class Review {
  /**
   * Reviews an app from now on, at every synthesis.
   *
   * @param app The app.
   * @param props How it is reviewed. Only the first call for an app may give them.
   * @returns the review of the app, which is the same for every call
   * @throws when the app is reviewed in another way already, or `kubernetesVersion` isn't a minor of Kubernetes
   */
  public static of(app: App, props?: ReviewProps): Review {
    const known = reviews.get(app);
    if (known === undefined) {
      refuse(app, "the app can't be reviewed", validateMinor(props?.kubernetesVersion, 'review/invalid-property', 'props.kubernetesVersion'));
      const review = new Review(app, props ?? {});
      reviews.set(app, review);
      return review;
    }
    refuse(app, "the app can't be reviewed in two ways", props === undefined ? []
      : [issue('review/invalid-property', 'props', 'The app is reviewed already.', 'Give the props in the first call of Review.of(…).')]);
    return known;
  }

  /**
   * Acknowledges what a check finds about the objects of a construct, by an annotation on each: also `argo-rbac review` reads it.
   *
   * An acknowledgement that covers nothing is a warning at synthesis.
   *
   * @param construct A role, binding, account or workload, or a construct that has some. Those that it gets later count too.
   * @param check The id of the check, for example `B1`.
   * @param reason Why the finding is accepted.
   * @param options The limits of the acknowledgement.
   * @throws when the check isn't known or can't be acknowledged, or when the reason or the expiry is invalid
   */
  public static acknowledge(construct: IConstruct, check: string, reason: string, options: AcknowledgementOptions = {}): void {
    acknowledgeConstruct(construct, check, reason, options.expires);
  }

  private readonly reported = new Set<string>();
  private last?: { readonly text: string; readonly review: ManifestReview };

  private constructor(private readonly app: App, private readonly props: ReviewProps) {
    app.node.addValidation({ validate: () => this.validate() });
  }

  /**
   * Lists what is found in the app as it is now, the worst first, without what is acknowledged.
   *
   * Fails when Kubernetes would reject an object, or a file of acknowledgements can't be read.
   */
  public get findings(): ReviewFinding[] {
    const { report, errors } = this.run();
    if (errors.length > 0) {
      throw new Error(errors.map(formatDiagnostic).join('\n'));
    }
    return report.findings.map(publicFinding);
  }

  private validate(): string[] {
    const { report, errors, warnings } = this.run();
    if (errors.length > 0) {
      return errors.map(formatDiagnostic);
    }
    const { failOn = FailOn.MEDIUM, strict = false } = this.props;
    warnings.filter((each) => !this.reported.has(formatDiagnostic(each))).forEach((each) => {
      this.reported.add(formatDiagnostic(each));
      process.emitWarning(formatDiagnostic(each), { type: 'RbacWarning', code: each.code });
    });
    return [
      ...report.findings.filter((finding) => failsGate(finding, failOn)).map(findingLine),
      ...strict && failOn !== FailOn.NEVER ? report.unknown.map(({ what, why }) => `unknown: ${what}: ${why}`) : [],
    ];
  }

  /** cdk8s validates an app once for each of its charts. */
  private run(): ManifestReview {
    annotateTree(this.app);
    const sources = this.app.node.findAll().filter((construct) => ApiObject.isApiObject(construct))
      .map((object) => ({ file: object.node.path, text: JSON.stringify(object.toJson()) }));
    const text = JSON.stringify(sources);
    if (this.last?.text !== text) {
      this.last = { text, review: reviewManifests(sources, this.props, inConstruct) };
    }
    return this.last.review;
  }
}

/** The path of its construct takes the place of the file of an object. */
function inConstruct({ placeOf }: AccessObject): AccessObject['placeOf'] {
  return (...path) => {
    const place = placeOf();
    const field = path.map((step) => typeof step === 'number' ? `[${step}]` : `.${step}`).join('').replace(/^\./, '');
    return place.kind === 'file' ? { kind: 'construct', path: place.file, field } : place;
  };
}

function publicFinding(finding: Finding): ReviewFinding {
  const { check, subject, severity, where, grants, path, why, remedy, places, expected } = finding;
  return {
    check,
    title: checkOf(check).title,
    subject,
    severity: SEVERITY[severity],
    where,
    permissions: grants.map(grantText),
    path: path.map(({ text }) => text),
    why,
    remedy: remedy.text,
    places: places.map(formatPlace),
    expected: expected === true,
  };
}
