import { Place } from '../../../diagnostics/diagnostic';
import { formatPlace } from '../../../diagnostics/format-diagnostic';
import { API_VERSION } from '../../../manifests/api-version';
import { Finding, FindingGrant, FindingVia, PathHop, Reached } from '../../../review/findings/finding';
import { AcknowledgedFinding, ReviewReport } from '../../../review/report/review-report';
import { ListForm, ObjectForm, quoted, valueText } from '../../report/json-text';

/** The text is given in parts of about this many characters. */
const PART = 64 * 1024;

/** The indents of a member of the report, of a finding, of its members, of what is in these, and of what is in a way to something that is reached. */
const [MEMBER, FINDING, FIELD, ITEM, IN_ITEM, HOP, IN_HOP] = [1, 2, 3, 4, 5, 6, 7].map((depth) => '  '.repeat(depth));

const FINDINGS = new ObjectForm(FINDING, [
  'check', 'subject', 'severity', 'expected', 'where', 'grants', 'path', 'reaches', 'via', 'why', 'remedy', 'rules', 'places',
  'reason', 'expires', 'acknowledgedAt',
]);
const GRANTS = new ObjectForm(ITEM, ['where', 'verb', 'apiGroup', 'resource', 'resourceName', 'nonResourceURL']);
const REACHED = new ObjectForm(ITEM, ['what', 'path']);
const HOPS = new ObjectForm(HOP, ['text', 'via']);
const VIA = ['through', 'binding', 'role', 'writtenIn', 'rule', 'bindingPlace', 'rulePlace'];
const [VIA_OF_FINDING, VIA_OF_HOP] = [new ObjectForm(ITEM, VIA), new ObjectForm(IN_HOP, VIA)];
const [LISTS, HOP_LISTS] = [new ListForm(FIELD), new ListForm(IN_ITEM)];

/** Writes a review for programs. The text comes in parts: the findings of a large cluster take more memory than the cluster. */
export function* writeJson({ findings, unknown, acknowledged, voidAcknowledgements, baseline, unlisted }: ReviewReport): Generator<string> {
  yield `{\n${MEMBER}"apiVersion": ${quoted(API_VERSION)}`;
  yield* members('findings', findings, (finding) => FINDINGS.write(valuesOf(finding)));
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
  return FINDINGS.write([...valuesOf(finding), quoted(reason), optional(expires), placeText(place)]);
}

function valuesOf({ check, subject, severity, expected, where, grants, path, reaches, via, why, remedy, places }: Finding): (string | undefined)[] {
  return [
    quoted(check),
    quoted(subject),
    quoted(severity),
    expected === undefined ? undefined : 'true',
    quoted(where),
    LISTS.write(grants.map(grantText)),
    LISTS.write(path.map(({ text }) => quoted(text))),
    reaches.length === 0 ? undefined : LISTS.write(reaches.map(reachedText)),
    LISTS.write(via.map((each) => viaText(each, VIA_OF_FINDING))),
    quoted(why),
    quoted(remedy.text),
    remedy.rules && valueText(remedy.rules, FIELD),
    LISTS.write(places.map(placeText)),
  ];
}

function grantText({ where, verb, apiGroup, resource, resourceName, nonResourceURL }: FindingGrant): string {
  return GRANTS.write([quoted(where), quoted(verb), optional(apiGroup), optional(resource), optional(resourceName), optional(nonResourceURL)]);
}

function reachedText({ what, path }: Reached): string {
  return REACHED.write([quoted(what), HOP_LISTS.write(path.map(hopText))]);
}

function hopText({ text, via }: PathHop): string {
  return HOPS.write([quoted(text), via && viaText(via, VIA_OF_HOP)]);
}

function viaText({ through, binding, role, writtenIn, rule, bindingPlace, rulePlace }: FindingVia, form: ObjectForm): string {
  return form.write([
    optional(through), optional(binding), quoted(role), optional(writtenIn), rule === undefined ? undefined : String(rule),
    bindingPlace && placeText(bindingPlace), rulePlace && placeText(rulePlace),
  ]);
}

function placeText(place: Place): string {
  return quoted(formatPlace(place));
}

function optional(text: string | undefined): string | undefined {
  return text === undefined ? undefined : quoted(text);
}
