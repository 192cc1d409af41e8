import { ActionName, CommandName, isAction } from './action-name';
import { ActionForm } from './action-verbs';
import { CommandLine, hasOwnFlag, integerOf, isFalse, isLasting, isTrue, parseCommandLine, textOf } from './command-line';
import { CREATED_RESOURCES } from './created-resources';
import { embeddedKubectl } from './embedded-kubectl';
import { CommandFlags, refusedCombinations } from './refused-commands';
import { readTypedArguments, TypedArgument } from './typed-arguments';
import { ArgoVersion } from '../argo-version';

/** The input that Argo's executor gives kubectl. */
export interface KubectlTemplate {
  readonly action: ActionName;

  readonly flags: readonly string[];

  /** Whether the template has a manifest that isn't empty. */
  readonly hasManifest: boolean;

  /** For `patch`, whether the first document of the manifest has a kind. */
  readonly hasKind: boolean;

  readonly mergeStrategy: string;
}

/** Decides which parts of a text aren't known: the workflow may fill them in when it runs. */
export interface UnknownTexts {
  readonly isOpen: (text: string) => boolean;

  /** Whether nothing is known of it, so it may be empty. */
  readonly mayBeEmpty: (text: string) => boolean;
}

/** The part of a kubectl command that decides the access. */
export interface KubectlCommand {
  readonly command: CommandName;

  /** The form without the fields of the template next to the command. */
  readonly form: ActionForm;

  /** The objects that the arguments name; nothing where the command acts on the manifest. */
  readonly targets?: readonly TypedArgument[];

  /** `--namespace`, which may not be known; the empty one is none. */
  readonly namespace?: string;

  readonly allNamespaces: boolean;

  readonly subresource?: string;

  /** The values of `--prune-allowlist`. */
  readonly pruneAllowlist: readonly string[];

  /** `--selector` with a manifest, which picks among its objects; it may not be known. */
  readonly manifestSelector?: string;

  /** The object that is read to be copied: the cron job of `create job --from`. */
  readonly copied?: TypedArgument;
}

/** The result of reading a command. */
export type ReadCommand =
  | { readonly kind: 'command'; readonly command: KubectlCommand }
  /** kubectl ends before it calls Kubernetes. */
  | { readonly kind: 'refused'; readonly what: string; readonly fix: string }
  /** It follows a value that isn't known: of these flags, or of a word whose flag isn't known. */
  | { readonly kind: 'open'; readonly flags: readonly string[] }
  /** With these flags another account asks, or another API server is asked, or other objects are meant. */
  | { readonly kind: 'foreign'; readonly flags: readonly string[] };

/** Where Argo's executor has the manifest. */
const MANIFEST_PATH = '/tmp/manifest.yaml';

/** Flags that name another account, another API server or another source of objects; with an empty value they do nothing. */
const FOREIGN: readonly string[] = [
  'as', 'as-group', 'as-uid', 'as-user-extra', 'client-certificate', 'client-key', 'cluster', 'context', 'edit', 'kubeconfig', 'kustomize', 'password', 'server',
  'token', 'user', 'username',
];

/** The possible values of a flag whose value is unknown, for flags that decide the requests. */
const POSSIBLE_VALUES: Readonly<Record<string, readonly string[]>> = {
  'dry-run': ['none', 'client', 'server'],
  'grace-period': ['-1', '0', '1'],
  'timeout': ['0s', '1s'],
  'selector': ['', 'a=b'],
  'field-selector': ['', 'a=b'],
  'subresource': ['', 'status', 'scale'],
  'raw': ['', '/'],
  'patch': ['', '{}'],
  'patch-file': ['', MANIFEST_PATH],
  ...Object.fromEntries([
    'all', 'all-namespaces', 'force', 'force-conflicts', 'interactive', 'local', 'now', 'output-watch-events', 'prune', 'server-side', 'show-labels', 'wait', 'watch',
    'watch-only', 'help',
  ].map((name) => [name, ['true', 'false']])),
};

/** Without one of these, kubectl rejects the command; an unknown value counts as one that it accepts. */
const SELECTORS: readonly string[] = ['selector', 'field-selector'];

/** More flags than these with unknown values are not tried out. */
const MOST_OPEN_FLAGS = 4;

/**
 * Reads what a resource template has kubectl do.
 *
 * @param version The version of Argo Workflows, which embeds one of kubectl.
 */
export function readCommand(template: KubectlTemplate, version: ArgoVersion, unknowns: UnknownTexts): ReadCommand {
  const { isOpen } = unknowns;
  const parsed = parseCommandLine(wordsOf(template), embeddedKubectl(version), isOpen);
  if (parsed.kind !== 'command') {
    return parsed.kind === 'open' ? { kind: 'open', flags: [] } : parsed;
  }
  const { line } = parsed;
  const foreign = foreignFlags(line);
  if (foreign.length > 0) {
    return { kind: 'foreign', flags: foreign };
  }
  const open = [...line.flags.keys()].filter((name) => name in POSSIBLE_VALUES && isOpen(textOf(line, name) ?? ''));
  if (open.length > MOST_OPEN_FLAGS) {
    return { kind: 'open', flags: open };
  }
  const possible = possibleLines(line, open, unknowns).map((one) => decide(one, version, unknowns));
  const [first, ...others] = open.every((name) => SELECTORS.includes(name)) && possible.some(({ kind }) => kind === 'command')
    ? possible.filter(({ kind }) => kind === 'command') : possible;
  const text = JSON.stringify(first);
  if (others.some((other) => JSON.stringify(other) !== text && !(other.kind === 'refused' && first.kind === 'refused'))) {
    return { kind: 'open', flags: open };
  }
  const manifestSelector = textOf(line, 'selector')?.trim() ?? '';
  return first.kind === 'command' && line.flags.has('filename') && manifestSelector !== ''
    ? { ...first, command: { ...first.command, manifestSelector } } : first;
}

/** The words that the executor runs kubectl with. */
function wordsOf({ action, flags, hasManifest, hasKind, mergeStrategy }: KubectlTemplate): string[] {
  const namedByFlags = action === 'patch' && (mergeStrategy === 'json' || (flags.length > 0 && !hasKind));
  return [
    action,
    ...action === 'delete' ? ['--ignore-not-found'] : [],
    ...action === 'patch' ? ['--type', mergeStrategy, '--patch-file', MANIFEST_PATH] : [],
    ...flags,
    ...hasManifest && !namedByFlags ? ['-f', MANIFEST_PATH] : [],
    '-o', action === 'delete' ? 'name' : 'json',
  ];
}

function foreignFlags(line: CommandLine): string[] {
  const files = (line.flags.get('filename') ?? []).flatMap((text) => text.split(',')).filter((file) => file !== MANIFEST_PATH);
  return [
    ...FOREIGN.filter((name) => line.flags.get(name)?.some((text) => text !== '' && !/^(0|f|false)$/i.test(text)) === true)
      .filter((name) => !hasOwnFlag(line.command, name)),
    ...files.length > 0 ? ['filename'] : [],
  ].map((name) => `--${name}`);
}

/** The command line with each combination of what the values of some flags may be. */
function possibleLines(line: CommandLine, open: readonly string[], unknowns: UnknownTexts): CommandLine[] {
  return open.reduce<CommandLine[]>((lines, name) => {
    const texts = line.flags.get(name) ?? [];
    const values = POSSIBLE_VALUES[name].filter((value) => value !== '' || unknowns.mayBeEmpty(textOf(line, name) ?? ''));
    return values.flatMap((value) =>
      lines.map((one) => ({ ...one, flags: new Map([...one.flags, [name, [...texts.slice(0, -1), value]]]) })));
  }, [line]);
}

/** Returns the action of kubectl for a command line whose decisive values are known. */
function decide(line: CommandLine, version: ArgoVersion, unknowns: UnknownTexts): ReadCommand {
  if (isOn(line, 'help')) {
    return { kind: 'refused', what: 'everything but to print its help', fix: 'Leave --help out.' };
  }
  const dryRun = dryRunOf(textOf(line, 'dry-run'));
  if (dryRun === 'invalid') {
    return { kind: 'refused', what: 'every --dry-run but none, client and server', fix: 'Take one of them.' };
  }
  if (line.command in CREATED_RESOURCES) {
    return decideCreate(line, dryRun === 'client', version, unknowns);
  }
  if (!isCommand(line.command)) {
    return { kind: 'refused', what: `a template of ${line.command}`, fix: 'Take another command.' };
  }
  const arranged = readTypedArguments(line.args);
  // Without --force, replace doesn't look at them.
  if (arranged.kind === 'refused' && line.command !== 'replace') {
    return arranged;
  }
  const targets = arranged.kind === 'refused' ? [] : arranged.targets;
  const flags = commandFlags(line, targets, dryRun);
  const [refused] = refusedCombinations(line.command, flags, version);
  if (refused !== undefined) {
    return { kind: 'refused', what: refused.what, fix: refused.fix };
  }
  const pruneAllowlist = flags.prune ? ['prune-allowlist', 'prune-whitelist'].flatMap((name) => line.flags.get(name) ?? []) : [];
  if (pruneAllowlist.some((kind) => kind.split('/').length !== 3 && !unknowns.isOpen(kind))) {
    return { kind: 'refused', what: 'kinds to prune that are not GROUP/VERSION/KIND', fix: 'Give the flag once for each kind: core/v1/ConfigMap.' };
  }
  return {
    kind: 'command',
    command: {
      command: line.command,
      form: formOf(line.command, flags, line),
      ...flags.file ? {} : { targets },
      namespace: textOf(line, 'namespace') || undefined,
      allNamespaces: isOn(line, 'all-namespaces'),
      // Only the object itself is read where a manifest names it, and watched.
      subresource: flags.watch || (line.command === 'get' && flags.file) ? undefined : flags.subresource || undefined,
      pruneAllowlist,
    },
  };
}

/** `kubectl create secret generic NAME …` and its like. */
function decideCreate(line: CommandLine, triesOnly: boolean, version: ArgoVersion, { isOpen }: UnknownTexts): ReadCommand {
  const { type, subresource, requires = [] } = CREATED_RESOURCES[line.command];
  const missing = requires.find((flags) => !flags.some((name) => line.flags.has(name)));
  if (missing !== undefined) {
    return { kind: 'refused', what: `${line.command.slice('create '.length)} without ${missing.map((name) => `--${name}`).join(' or ')}`, fix: 'Add it.' };
  }
  const [refused] = refusedCombinations('create …', commonFlags(line), version);
  if (refused !== undefined || line.argsBeforeDashes !== 1) {
    return { kind: 'refused', what: refused?.what ?? 'every number of names but one', fix: refused?.fix ?? 'Give one name.' };
  }
  const copied = line.command === 'create job' ? readCopied(line, isOpen) : { kind: 'nothing' as const };
  if (copied.kind === 'refused') {
    return copied;
  }
  return {
    kind: 'command',
    command: {
      command: 'create …',
      form: { dryRun: triesOnly, namedByFlags: true, ...copied.kind === 'copied' ? { copies: true } : {} },
      targets: [{ type, name: line.args[0] }],
      namespace: textOf(line, 'namespace') || undefined,
      allNamespaces: false,
      subresource,
      pruneAllowlist: [],
      ...copied.kind === 'copied' ? { copied: copied.object } : {},
    },
  };
}

type Copied = { readonly kind: 'nothing' } | { readonly kind: 'copied'; readonly object: TypedArgument } | (ReadCommand & { readonly kind: 'refused' });

/**
 * Returns the object that `create job --from` copies, which kubectl reads in a dry run, too.
 *
 * @see https://github.com/kubernetes/kubectl/blob/v0.35.4/pkg/cmd/create/create_job.go#L180 Validate, Run
 */
function readCopied(line: CommandLine, isOpen: (text: string) => boolean): Copied {
  const [from, image] = ['from', 'image'].map((name) => textOf(line, name) ?? '');
  if ((from === '') === (image === '')) {
    return { kind: 'refused', what: from === '' ? 'job without --image or --from' : 'job with --image and --from', fix: 'Give one of them.' };
  }
  if (from === '') {
    return { kind: 'nothing' };
  }
  if (line.args.length > 1) {
    return { kind: 'refused', what: 'job with --from and a command', fix: 'Leave the command out.' };
  }
  const read = readTypedArguments([from]);
  const [object] = read.kind === 'refused' ? [] : read.targets;
  return object === undefined || object.name === undefined && !isOpen(from)
    ? { kind: 'refused', what: 'job from anything but TYPE/NAME', fix: 'Write --from=cronjob/NAME.' } : { kind: 'copied', object };
}

/** Returns the flags that every command has. */
function commonFlags(line: CommandLine): CommandFlags {
  return { validate: textOf(line, 'validate'), profile: textOf(line, 'profile'), requestTimeout: textOf(line, 'request-timeout') };
}

function commandFlags(line: CommandLine, targets: readonly TypedArgument[], dryRun: 'client' | 'server' | undefined): CommandFlags {
  const has = (name: string) => (textOf(line, name) ?? '') !== '';
  return {
    ...commonFlags(line),
    arguments: line.args.length > 0,
    names: targets.some(({ name }) => name !== undefined),
    severalNames: targets.length > 1 && targets.every(({ name }) => name !== undefined),
    severalTypes: new Set(targets.map(({ type }) => type)).size > 1,
    file: line.flags.has('filename'),
    dryRun,
    serverSide: isOn(line, 'server-side'),
    force: isOn(line, 'force'),
    forceConflicts: isOn(line, 'force-conflicts'),
    prune: isOn(line, 'prune'),
    all: isOn(line, 'all'),
    selector: (textOf(line, 'selector') ?? '').trim() !== '',
    selectorText: has('selector') || has('field-selector'),
    fieldSelector: (textOf(line, 'field-selector') ?? '').trim() !== '',
    subresource: textOf(line, 'subresource'),
    gracePeriod: integerOf(textOf(line, 'grace-period') ?? '-1'),
    timeout: isLasting(textOf(line, 'timeout') ?? '0'),
    now: isOn(line, 'now'),
    watch: isOn(line, 'watch') || isOn(line, 'watch-only'),
    local: isOn(line, 'local'),
    raw: has('raw'),
    showLabels: isOn(line, 'show-labels'),
    watchEvents: isOn(line, 'output-watch-events'),
    patch: has('patch'),
    noPatchFile: textOf(line, 'patch-file') === '',
    cascade: textOf(line, 'cascade'),
    patchType: textOf(line, 'type'),
    output: textOf(line, 'output'),
  };
}

function formOf(command: CommandName, flags: CommandFlags, line: CommandLine): ActionForm {
  const wait = isOn(line, 'wait', command === 'delete');
  // A pod can't answer whether to delete, so it only lists.
  const asks = command === 'delete' && isOn(line, 'interactive');
  const { file, dryRun, force = false, gracePeriod = -1, names, subresource = '', watch } = flags;
  return {
    dryRun: dryRun === 'client' || flags.local === true || asks,
    // With a manifest, labels only pick among its objects; with apply they pick what is pruned.
    selector: !file && (flags.all === true || flags.selector === true || flags.fieldSelector === true || !names),
    serverSide: flags.serverSide,
    ...command === 'delete' ? {} : { force },
    prune: flags.prune,
    namedByFlags: !file,
    subresource: subresource !== '',
    waits: command === 'delete' ? dryRun === undefined && wait && !asks : command === 'replace' && force && (wait || gracePeriod === 0),
    watches: watch,
  };
}

function isCommand(command: string): command is CommandName {
  return isAction(command) || command === 'apply view-last-applied' || command === 'apply set-last-applied';
}

/** As kubectl takes it: a flag without a value and the old `true` mean the client. */
function dryRunOf(text: string | undefined): 'client' | 'server' | 'invalid' | undefined {
  switch (text) {
    case undefined: case 'none': return undefined;
    case 'client': case 'unchanged': return 'client';
    case 'server': return 'server';
    default: return isFalse(text) ? undefined : isTrue(text) ? 'client' : 'invalid';
  }
}

/** Whether a flag is switched on. */
function isOn(line: CommandLine, name: string, otherwise = false): boolean {
  const text = textOf(line, name);
  return text === undefined ? otherwise : isTrue(text);
}
