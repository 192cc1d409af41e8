import { Acknowledgement } from './acknowledgement';
import { isDay, ReadDecisions } from './decision-file';
import { AccessObject, AccessObjects, identityText } from '../../access/access-object';
import { Diagnostic, Place } from '../../diagnostics/diagnostic';
import { diagnostic } from '../../diagnostics/issue';
import { quote } from '../../diagnostics/printable-text';
import { CheckId } from '../checks/check';
import { findCheck } from '../checks/check-table';

/** Begins the annotations that acknowledge a finding; the id of the check follows. */
const PREFIX = 'acknowledge.argo-rbac/';

const UNTIL = /^until (\S*): *(.*)$/s;

/** The annotation that acknowledges what a check finds about the object that has it. */
export function acknowledgementAnnotation(check: CheckId, reason: string, expires?: string): readonly [key: string, value: string] {
  return [`${PREFIX}${check}`, expires === undefined ? reason : `until ${expires}: ${reason}`];
}

/**
 * Reads the annotations that acknowledge findings.
 *
 * Annotations with one text are one acknowledgement, of what any of their objects has, or all of them together.
 */
export function readAnnotations({ roles, bindings, others }: AccessObjects): ReadDecisions<Acknowledgement> {
  const read = [...roles, ...bindings, ...others].flatMap(annotationsOf);
  const groups = new Map<string, Acknowledgement>();
  for (const { acknowledgement } of read.flatMap((each) => 'code' in each ? [] : [each])) {
    const key = JSON.stringify([acknowledgement.check, acknowledgement.reason, acknowledgement.expires]);
    const known = groups.get(key);
    groups.set(key, known === undefined ? acknowledgement : { ...known, subjects: [...known.subjects, ...acknowledgement.subjects] });
  }
  return { decisions: [...groups.values()], diagnostics: read.flatMap((each) => 'code' in each ? [each] : []) };
}

function annotationsOf(object: AccessObject): (Diagnostic | { readonly acknowledgement: Acknowledgement })[] {
  return Object.entries(object.annotations).flatMap(([key, value]) =>
    key.startsWith(PREFIX) ? [readAnnotation(key.slice(PREFIX.length), value, identityText(object), object.placeOf('metadata', 'annotations', key))] : []);
}

function readAnnotation(id: string, value: string, subject: string, place: Place): Diagnostic | { readonly acknowledgement: Acknowledgement } {
  const check = findCheck(id);
  const [, expires, rest] = UNTIL.exec(value) ?? [];
  const reason = (rest ?? value).trim();
  const report = (message: string, fix: string) => diagnostic('review/invalid-annotation', place, message, fix);
  if (check === undefined) {
    return report(`The annotation names no check: ${quote(id)}.`, 'Use an id of review --list-checks.');
  }
  if (check.acknowledgeable === false) {
    return report(`${check.id} can't be acknowledged.`, 'Fix what is found, and remove the annotation.');
  }
  if (expires !== undefined && !isDay(expires)) {
    return report(`The annotation has an expiry that isn't a day: ${quote(expires)}.`, 'Write "until YYYY-MM-DD: " and the reason.');
  }
  if (reason === '') {
    return report('The annotation has no reason.', 'Say why it is accepted.');
  }
  return { acknowledgement: { check: check.id, subjects: [subject], reason, ...expires === undefined ? {} : { expires }, place } };
}
