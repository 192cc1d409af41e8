import { formatPlace } from '../../../diagnostics/format-diagnostic';
import { Finding, FindingGrant, FindingVia, PathHop, Reached } from '../../../review/findings/finding';
import { AcknowledgedFinding, ReviewReport } from '../../../review/report/review-report';
import { listText, ObjectText, quoted, valueText } from '../../report/json-text';

/** The text is given in parts of about this many characters. */
const PART = 64 * 1024;

/** The indents of a member of the report, of a finding, of its members, and of what is in these. */
const [MEMBER, FINDING, FIELD, ITEM] = [1, 2, 3, 4].map((depth) => '  '.repeat(depth));
const REACHED_ITEM = '  '.repeat(6);

/** Writes a review for programs. The text comes in parts: the findings of a large cluster take more memory than the cluster. */
export function* writeJson({ findings, unknown, acknowledged, voidAcknowledgements, baseline, unlisted }: ReviewReport): Generator<string> {
  yield '{\n  "apiVersion": "argo-rbac/v1"';
  yield* members('findings', findings, (finding) => textOf(finding).toString());
  yield `,\n${MEMBER}"unknown": ${valueText(unknown, MEMBER)}`;
  yield* members('acknowledged', acknowledged, acknowledgedText);
  const rest = {
    voidAcknowledgements: voidAcknowledgements.map(({ place, ...others }) => ({ ...others, place: formatPlace(place) })),
    ...baseline === undefined ? {} : { baseline },
    ...unlisted === undefined ? {} : { unlisted },
  };
  yield `,${valueText(rest, '').slice(1)}\n`;
}

/** Writes a list of the report, a few items at a time. */
function* members<Item>(name: string, items: readonly Item[], write: (item: Item) => string): Generator<string> {
  let [text, separator] = [`,\n${MEMBER}"${name}": [`, ''];
  for (const item of items) {
    text += `${separator}\n${FINDING}${write(item)}`;
    separator = ',';
    if (text.length > PART) {
      yield text;
      text = '';
    }
  }
  yield `${text}${items.length === 0 ? '' : `\n${MEMBER}`}]`;
}

function acknowledgedText({ finding, reason, expires, place }: AcknowledgedFinding): string {
  return textOf(finding)
    .add('reason', quoted(reason))
    .add('expires', optional(expires))
    .add('acknowledgedAt', quoted(formatPlace(place)))
    .toString();
}

function textOf({ check, subject, severity, expected, where, grants, path, reaches, via, why, remedy, places }: Finding): ObjectText {
  return new ObjectText(FINDING)
    .add('check', quoted(check))
    .add('subject', quoted(subject))
    .add('severity', quoted(severity))
    .add('expected', expected === undefined ? undefined : 'true')
    .add('where', quoted(where))
    .add('grants', listText(grants.map(grantText), FIELD))
    .add('path', listText(path.map(({ text }) => quoted(text)), FIELD))
    .add('reaches', reaches.length === 0 ? undefined : listText(reaches.map(reachedText), FIELD))
    .add('via', listText(via.map((each) => viaText(each, ITEM)), FIELD))
    .add('why', quoted(why))
    .add('remedy', quoted(remedy.text))
    .add('rules', remedy.rules && valueText(remedy.rules, FIELD))
    .add('places', listText(places.map((place) => quoted(formatPlace(place))), FIELD));
}

function grantText({ where, verb, apiGroup, resource, resourceName, nonResourceURL }: FindingGrant): string {
  return new ObjectText(ITEM)
    .add('where', quoted(where))
    .add('verb', quoted(verb))
    .add('apiGroup', optional(apiGroup))
    .add('resource', optional(resource))
    .add('resourceName', optional(resourceName))
    .add('nonResourceURL', optional(nonResourceURL))
    .toString();
}

function reachedText({ what, path }: Reached): string {
  return new ObjectText(ITEM).add('what', quoted(what)).add('path', listText(path.map(hopText), `${ITEM}  `)).toString();
}

function hopText({ text, via }: PathHop): string {
  return new ObjectText(REACHED_ITEM).add('text', quoted(text)).add('via', via && viaText(via, `${REACHED_ITEM}  `)).toString();
}

function viaText({ through, binding, role, writtenIn, rule, bindingPlace, rulePlace }: FindingVia, indent: string): string {
  return new ObjectText(indent)
    .add('through', optional(through))
    .add('binding', optional(binding))
    .add('role', quoted(role))
    .add('writtenIn', optional(writtenIn))
    .add('rule', rule === undefined ? undefined : String(rule))
    .add('bindingPlace', bindingPlace && quoted(formatPlace(bindingPlace)))
    .add('rulePlace', rulePlace && quoted(formatPlace(rulePlace)))
    .toString();
}

function optional(text: string | undefined): string | undefined {
  return text === undefined ? undefined : quoted(text);
}
