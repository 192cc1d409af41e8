import { ArgoVersion } from '../../../argo/argo-version';
import { InstallAccess } from '../../../argo/install/install-access';
import { WrittenObject } from '../../../constructs/account-objects';
import { objectIssues } from '../../../constructs/object-issues';
import { Diagnostic } from '../../../diagnostics/diagnostic';
import { formatDiagnostic } from '../../../diagnostics/format-diagnostic';
import { placed } from '../../../diagnostics/issue';
import { visible } from '../../../diagnostics/printable-text';
import { ExitCode, Terminal } from '../../terminal';

/** The access that a command creates, in the forms in which it is written. */
export interface CreatedAccess {
  /** The objects, in the order and with the members that synthesis gives them. */
  readonly objects: readonly WrittenObject[];

  /** A program whose synthesis writes the same. */
  readonly program: () => string;

  /** Notes that go with the objects, for standard error. */
  readonly notes: readonly string[];
}

/** An install that is created. */
export interface CreatedInstall extends CreatedAccess {
  readonly access: InstallAccess;
  readonly version: ArgoVersion;

  /** The base that Kustomize changes: a folder or URL, where one is given. */
  readonly base?: string;
  readonly outputDir?: string;
}

/** The written install: a text for standard output, or files by their paths in a folder, with the steps left to the user. */
export type WrittenInstall =
  | { readonly text: string }
  | { readonly files: Readonly<Record<string, string>>; readonly notes: readonly string[] };

/** The access, or what is wrong with the options that describe it. */
export interface Creation<Created extends CreatedAccess = CreatedAccess> {
  readonly created?: Created;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reports objects that Kubernetes rejects, or that are too big for it. */
function validateObjects(objects: readonly WrittenObject[]): Diagnostic[] {
  return objects.flatMap((object) => objectIssues(object.kind, object)
    .map((issue) => placed(issue, { kind: 'construct', path: `${object.kind} ${String(object.metadata.name)}`, field: issue.field })));
}

/** Writes what is wrong and, without an error among it, what is created. */
export function writeCreation<Created extends CreatedAccess>(
  { created, diagnostics }: Creation<Created>, { quiet }: { readonly quiet?: boolean }, terminal: Terminal, write: (created: Created) => void,
): ExitCode {
  const found = [...diagnostics, ...created === undefined ? [] : validateObjects(created.objects)];
  found.forEach((each) => terminal.err(`${formatDiagnostic(each)}\n`));
  if (created === undefined || found.some(({ severity }) => severity === 'error')) {
    return ExitCode.WRONG;
  }
  write(created);
  if (quiet !== true) {
    created.notes.forEach((note) => terminal.err(`${visible(note)}\n`));
  }
  return ExitCode.DONE;
}
