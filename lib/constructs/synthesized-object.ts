import { ApiObject } from 'cdk8s';
import { refuseAt } from './construct-error';
import { objectIssues } from './object-issues';
import { warnAtSynthesis } from './synthesis-warning';

/**
 * Refuses an object that Kubernetes refuses, as it is about to be written.
 *
 * What is known earlier is refused earlier. Values that only synthesis knows, labels that are added later and patches are checked here. A role
 * that is only too big for plain `kubectl apply` is a warning.
 *
 * @param apiObject The construct of the object.
 * @param object What it is written as.
 * @throws one error that lists every issue with its field
 */
export function checkSynthesized(apiObject: ApiObject, object: unknown): void {
  const { kind, node } = apiObject;
  const issues = objectIssues(kind, object);
  if (issues.length > 0) {
    refuseAt(node.path, `the ${kind} can't be written`, issues.filter(({ severity }) => severity === 'error'));
    issues.forEach((each) => warnAtSynthesis(apiObject, each));
  }
}

/** An object that is checked when it is written. */
export class CheckedApiObject extends ApiObject {
  public toJson(): unknown {
    const object: unknown = super.toJson();
    checkSynthesized(this, object);
    return object;
  }
}
