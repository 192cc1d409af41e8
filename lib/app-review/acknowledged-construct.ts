import { ApiObject } from 'cdk8s';
import { IConstruct } from 'constructs';
import { loadReviewEngine } from './load-review-engine';
import { refuse } from '../constructs/construct-error';
import { Issue, issue } from '../diagnostics/issue';
import { inWords, membersOf } from '../rbac/validation/plain-data';

/** The annotations that the objects of constructs get. */
const annotationsOf = new WeakMap<IConstruct, Map<string, string>>();

/**
 * Acknowledges what a check finds about the objects of a construct, those that it gets later among them.
 *
 * @throws when the check isn't known or can't be acknowledged, or when the reason or the expiry is invalid
 */
export function acknowledgeConstruct(construct: IConstruct, id: string, reason: string, expires: string | undefined): void {
  const { acknowledgementAnnotation, findCheck, isDay } = loadReviewEngine();
  const check = findCheck(id);
  const issues: Issue[] = [
    ...check !== undefined ? [] : [issue('review/invalid-acknowledgement', 'check', `The check ${inWords(id)} isn't known.`, 'Use an id of argo-rbac review --list-checks.')],
    ...check?.acknowledgeable === false ? [issue('review/invalid-acknowledgement', 'check', `${check.id} can't be acknowledged.`, 'Fix what is found.')] : [],
    ...typeof reason === 'string' && reason.trim() !== '' ? [] : [issue('review/invalid-acknowledgement', 'reason', 'The reason is missing.', 'Say why it is accepted.')],
    ...expires === undefined || isDay(expires) ? [] : [issue('review/invalid-acknowledgement', 'expires', `${inWords(expires)} isn't a day.`, 'Write the last day as YYYY-MM-DD.')],
  ];
  refuse(construct, "what is found can't be acknowledged", issues);
  if (check === undefined) {
    return;
  }
  let annotations = annotationsOf.get(construct);
  if (annotations === undefined) {
    annotations = new Map();
    annotationsOf.set(construct, annotations);
    construct.node.addValidation({
      validate: () => {
        annotate(construct);
        return [];
      },
    });
  }
  annotations.set(...acknowledgementAnnotation(check.id, reason.trim(), expires));
  annotate(construct);
}

/** Annotates what is acknowledged in a tree: a review of the tree may come before the constructs themselves are validated. */
export function annotateTree(root: IConstruct): void {
  root.node.findAll().forEach(annotate);
}

/** The innermost acknowledgement is the one that an object keeps. */
function annotate(construct: IConstruct): void {
  const annotations = annotationsOf.get(construct);
  for (const object of annotations === undefined ? [] : construct.node.findAll().filter((each) => ApiObject.isApiObject(each))) {
    annotations?.forEach((value, key) => {
      const nearest = [...object.node.scopes].reverse().find((scope) => annotationsOf.get(scope)?.has(key));
      if (nearest === construct || membersOf(membersOf(object.metadata.toJson()).annotations)[key] === undefined) {
        object.metadata.addAnnotation(key, value);
      }
    });
  }
}
