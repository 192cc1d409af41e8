import { Diagnostic, Place } from '../../diagnostics/diagnostic';
import { DiagnosticCode } from '../../diagnostics/diagnostic-code';
import { diagnostic } from '../../diagnostics/issue';
import { readManifestFiles } from '../../manifest-files/manifest-files';
import { placeOf } from '../../manifests/field';
import { parseManifests } from '../../manifests/parse-manifests';
import { isAbsent, membersOf, PlainObject } from '../../rbac/validation/plain-data';

/** A decision of a person, and its reason. */
export interface Decision {
  readonly reason: string;

  /** The last day on which it counts (UTC): `2027-01-31`. */
  readonly expires?: string;

  /** Where it is written. */
  readonly place: Place;
}

/** The decisions of a file, and what is wrong with it. */
export interface ReadDecisions<Kept> {
  readonly decisions: readonly Kept[];
  readonly diagnostics: readonly Diagnostic[];
}

/** A fault of an entry, and how to fix it. */
export interface EntryFault {
  /** Reads on from what the entry is: `has no reason.` */
  readonly message: string;
  readonly fix: string;
}

/** How the entries of a file are read. */
export interface DecisionFormat<Kept> {
  /** The field of the document that lists them. */
  readonly list: string;

  /** The noun for an entry: `approval`. */
  readonly noun: string;
  readonly code: DiagnosticCode;
  readonly needsExpiry: boolean;

  /** Reads what isn't common to all decisions. */
  readonly read: (entry: PlainObject, decision: Decision) => Kept | readonly EntryFault[];
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Reads a file in which reviewers write what they accept, with a reason and a last day. */
export function readDecisions<Kept extends object>(file: string, format: DecisionFormat<Kept>): ReadDecisions<Kept> {
  const { sources: [source], diagnostics } = readManifestFiles([file]);
  if (source === undefined) {
    return { decisions: [], diagnostics };
  }
  const { objects, diagnostics: faults } = parseManifests(source);
  const report = (place: Place, message: string, fix: string) => diagnostic(format.code, place, message, fix);
  if (objects.length === 0 && faults.length === 0) {
    return { decisions: [], diagnostics: [report({ kind: 'file', file }, `The file has no ${format.noun}.`, 'Check the path.')] };
  }
  const read = objects.flatMap((object) => {
    const list = membersOf(object.value)[format.list];
    return Array.isArray(list)
      ? list.map((entry, index) => readEntry(membersOf(entry), placeOf(object, format.list, index) ?? { kind: 'file', file }, format))
      : [[report(placeOf(object) ?? { kind: 'file', file }, `The file has no list "${format.list}".`, 'Check the path.')]];
  });
  const isWrong = (each: Kept | readonly Diagnostic[]): each is readonly Diagnostic[] => Array.isArray(each);
  return {
    decisions: read.flatMap((each) => isWrong(each) ? [] : [each]),
    diagnostics: [...faults, ...read.flatMap((each) => isWrong(each) ? each : [])],
  };
}

/** Whether a text is a day: `2027-01-31`. */
export function isDay(text: string): boolean {
  // JavaScript takes the 31st of February for the 3rd of March.
  return DAY.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);
}

function readEntry<Kept extends object>(entry: PlainObject, place: Place, format: DecisionFormat<Kept>): Kept | readonly Diagnostic[] {
  const { noun, code, needsExpiry, read } = format;
  const { reason } = entry;
  const expires = dayOf(entry.expires);
  const own = read(entry, { reason: String(reason), ...expires === undefined ? {} : { expires }, place });
  const wrong: EntryFault[] = [
    ...isFaults(own) ? own : [],
    ...typeof reason === 'string' && reason.trim() !== '' ? [] : [{ message: 'has no reason.', fix: 'Say why it is accepted.' }],
    ...expires === undefined ? needsExpiry ? [{ message: 'has no expiry.', fix: 'Write the last day as YYYY-MM-DD.' }] : []
      : isDay(expires) ? [] : [{ message: 'has an expiry that isn\'t a day.', fix: 'Write the last day as YYYY-MM-DD.' }],
  ];
  return isFaults(own) || wrong.length > 0 ? wrong.map(({ message, fix }) => diagnostic(code, place, `The ${noun} ${message}`, fix)) : own;
}

function isFaults<Kept>(read: Kept | readonly EntryFault[]): read is readonly EntryFault[] {
  return Array.isArray(read);
}

function dayOf(expires: unknown): string | undefined {
  return isAbsent(expires) || expires === '' ? undefined : String(expires);
}
