import { ACCESS_FORMATS } from './access-formats';
import { accessMatrix } from '../../../access/access-matrix';
import { identityText } from '../../../access/access-object';
import { EffectiveAccess } from '../../../access/effective-access';
import { parseSubject, Subject, subjectText } from '../../../access/subject';
import { Diagnostic } from '../../../diagnostics/diagnostic';
import { formatDiagnostic } from '../../../diagnostics/format-diagnostic';
import { diagnostic } from '../../../diagnostics/issue';
import { nearestWord } from '../../../diagnostics/nearest-word';
import { quote } from '../../../diagnostics/printable-text';
import { missingInput, readAccessInput, wrongOptions } from '../../access-input';
import { ExitCode, Terminal } from '../../terminal';

/** The options, as the parser gives them. */
export interface AccessOptions {
  readonly filename?: readonly string[];
  readonly namespace?: string;
  readonly cluster?: true;
  readonly context?: string;
  readonly kubernetesVersion?: string;
  readonly output: keyof typeof ACCESS_FORMATS;
}

const SUBJECT_FORMS = '"ServiceAccount NAMESPACE/NAME", "User NAME" or "Group NAME", in quotes.';

/** Runs `argo-rbac access`. */
export async function runAccess([texts]: readonly [string[]], options: AccessOptions, terminal: Terminal): Promise<ExitCode> {
  const { namespace, cluster, context, kubernetesVersion } = options;
  const [subjectTexts, inputs] = [texts.filter(isSubject), [...texts.filter((text) => !isSubject(text)), ...options.filename ?? []]];
  const subjects = subjectTexts.flatMap((text) => parseSubject(text) ?? []);
  const none = missingInput(inputs, cluster);
  const { access, diagnostics } = await readAccessInput(inputs, {
    namespace, kubernetesVersion, cluster: cluster && { context }, mayBeEmpty: none.length > 0,
  }, terminal.input);
  const found = [...validateAccess([texts], options), ...none, ...diagnostics.map((each) => withSubjectHint(each, texts))];
  found.forEach((each) => terminal.err(`${formatDiagnostic(each)}\n`));
  if (found.some(({ severity }) => severity === 'error')) {
    return ExitCode.WRONG;
  }
  subjects.flatMap((subject) => unknownSubject(subject, access)).forEach((each) => terminal.err(`${formatDiagnostic(each)}\n`));
  const rows = accessMatrix(access, subjectTexts.length === 0 ? undefined : subjects);
  terminal.out(ACCESS_FORMATS[options.output]()(rows, access.unknownRoles.map(({ identity }) => identityText(identity)), terminal.columns));
  return ExitCode.DONE;
}

/** Reports subjects that can't be read, and wrong values of the options. */
export function validateAccess([texts]: readonly [string[]], options: AccessOptions): readonly Diagnostic[] {
  return [
    ...texts.filter((text) => isSubject(text) && parseSubject(text) === undefined)
      .map((text) => diagnostic('option/invalid-value', { kind: 'option', name: 'SUBJECT' }, `${quote(text)} isn't a subject.`, `Use ${SUBJECT_FORMS}`)),
    ...wrongOptions(options),
  ];
}

/** Groups grant access to any name, so a misspelt one must not pass for a subject of the input. */
function unknownSubject(subject: Subject, { subjects, objects: { others } }: EffectiveAccess): Diagnostic[] {
  const text = subjectText(subject);
  const known = [...subjects.map(subjectText), ...others.filter(({ apiVersion, kind }) => apiVersion === 'v1' && kind === 'ServiceAccount').map(identityText)];
  const named = (each: string) => each.slice(subject.kind.length + 1);
  const meant = nearestWord(named(text), known.filter((each) => each.startsWith(`${subject.kind} `)).map(named));
  return known.includes(text) ? [] : [diagnostic('access/unknown-subject', { kind: 'option', name: 'SUBJECT' },
    `No binding of the input names ${text}, and no account of it has this name.`, meant === undefined ? undefined : `Write ${quote(`${subject.kind} ${meant}`)} if that is meant.`)];
}

/** An argument that begins with a kind of subject is one; every other is an input. */
function isSubject(text: string): boolean {
  return /^(ServiceAccount|User|Group)( |$)/.test(text);
}

/** A user who names a missing file may mean a subject. */
function withSubjectHint(found: Diagnostic, texts: readonly string[]): Diagnostic {
  return found.code === 'manifest/missing-file' && found.place.kind === 'file' && texts.includes(found.place.file)
    ? { ...found, fix: `Correct the path. A subject is ${SUBJECT_FORMS}` } : found;
}
