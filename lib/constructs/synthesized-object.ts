import { ApiObject } from 'cdk8s';
import { refuseAt } from './construct-error';
import { objectIssues } from './object-issues';
import { warnAtSynthesis } from './synthesis-warning';
import { issue } from '../diagnostics/issue';
import { ACCESS_OBJECTS } from '../rbac/validation/access-objects';
import { membersOf } from '../rbac/validation/plain-data';

/**
 * Rejects an object that Kubernetes rejects, before it is written.
 *
 * Earlier checks reject what they know. Values that only synthesis knows, labels that are added later and patches are checked here. A role
 * that is only too big for plain `kubectl apply` is a warning, and the first object of a chart without a namespace a note.
 *
 * @param apiObject The construct of the object.
 * @param object The object as it is written.
 * @throws one error that lists every issue with its field
 */
export function checkSynthesized(apiObject: ApiObject, object: unknown): void {
  const { chart, kind, node } = apiObject;
  const issues = objectIssues(kind, object);
  if (issues.length > 0) {
    refuseAt(node.path, `the ${kind} can't be written`, issues.filter(({ severity }) => severity === 'error'));
    issues.forEach((each) => warnAtSynthesis(apiObject, each));
  }
  if (ACCESS_OBJECTS.get(kind)?.namespaced === true && membersOf(membersOf(object).metadata).namespace === undefined) {
    warnAtSynthesis(chart, issue('construct/missing-namespace', '', `The ${kind} names no namespace, so the user who applies it decides where its access holds.`,
      'Give the chart a namespace.'));
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
