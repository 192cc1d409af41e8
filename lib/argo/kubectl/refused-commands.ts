import { ArgoVersion } from '../argo-version';
import { CommandName } from './action-name';
import { isDuration } from './command-line';

/** The flags of a command by which kubectl decides whether it goes on; what is left out is not there. */
export interface CommandFlags {
  /** Types or names stand among the flags. */
  readonly arguments?: boolean;
  /** Names stand among them. */
  readonly names?: boolean;
  /** More than one name does. */
  readonly severalNames?: boolean;
  /** More than one type does. */
  readonly severalTypes?: boolean;
  /** The object is in a file: the manifest. */
  readonly file?: boolean;
  readonly dryRun?: 'client' | 'server';
  readonly serverSide?: boolean;
  readonly force?: boolean;
  readonly forceConflicts?: boolean;
  readonly prune?: boolean;
  readonly all?: boolean;
  /** `-l` that selects something. */
  readonly selector?: boolean;
  /** `-l` or `--field-selector` has a text, be it blank. */
  readonly selectorText?: boolean;
  readonly fieldSelector?: boolean;
  readonly subresource?: string;
  /** Negative for the default of each object. */
  readonly gracePeriod?: number;
  /** `--timeout` is not zero. */
  readonly timeout?: boolean;
  readonly now?: boolean;
  readonly watch?: boolean;
  readonly local?: boolean;
  readonly raw?: boolean;
  readonly showLabels?: boolean;
  readonly watchEvents?: boolean;
  /** `--patch` has a patch. */
  readonly patch?: boolean;
  /** `--patch-file` is empty. */
  readonly noPatchFile?: boolean;
  readonly cascade?: string;
  readonly validate?: string;
  readonly patchType?: string;
  readonly profile?: string;
  readonly requestTimeout?: string;
  readonly output?: string;
}

/** Flags with which kubectl ends before it calls Kubernetes. */
export interface RefusedCommand {
  readonly actions: readonly [CommandName, ...CommandName[]];

  readonly refuses: (flags: CommandFlags) => boolean;

  /** The first version that rejects them, by default the first known one. */
  readonly since?: ArgoVersion;

  /** The first version that doesn't reject them any more, by default none. */
  readonly until?: ArgoVersion;

  /** Where it is read: `kubectl` files are those of v0.35.4, which Argo v4.1.2 embeds, unless they name another version. */
  readonly evidence: string;

  /** The combination that is rejected: `--force and --prune`. */
  readonly what: string;

  /** How to fix it: an imperative sentence. */
  readonly fix: string;
}

const ALL: RefusedCommand['actions'] = [
  'create', 'get', 'apply', 'patch', 'replace', 'delete', 'create …', 'apply view-last-applied', 'apply set-last-applied',
];

const PROFILES = /^(none|cpu|allocs|heap|goroutine|threadcreate|block|mutex|trace)$/;

const LEAVE_ONE_OUT = 'Leave one of the two out.';

/** The subresources that kubectl v0.24.3 has a list of. */
const LISTED_SUBRESOURCES: readonly string[] = ['status', 'scale'];

const CASCADES = /^(background|foreground|orphan|0|1|[tTfF]|true|false|TRUE|FALSE|True|False)$/;

const VALIDATIONS = /^(strict|warn|ignore|0|1|[tTfF]|true|false|TRUE|FALSE|True|False)$/;

const selects = ({ all, selector, fieldSelector }: CommandFlags) => all === true || selector === true || fieldSelector === true;

/** Every combination that kubectl rejects by itself. */
export const REFUSED_COMMANDS: readonly RefusedCommand[] = [
  {
    actions: ['get', 'patch', 'delete', 'apply view-last-applied'],
    refuses: (flags) => flags.file === true && flags.arguments === true,
    evidence: 'cli-runtime v0.35.4 pkg/resource/builder.go:1127',
    what: 'a manifest with types or names among the flags',
    fix: 'Leave the manifest, or the types and names, out.',
  },
  {
    actions: ['replace'],
    refuses: (flags) => flags.file === true && flags.force === true && flags.arguments === true,
    evidence: 'kubectl pkg/cmd/replace/replace.go:334; cli-runtime v0.35.4 pkg/resource/builder.go:1127',
    what: 'a manifest with types or names among the flags',
    fix: 'Leave the types and names out.',
  },
  {
    actions: ['create', 'apply'],
    refuses: (flags) => flags.arguments === true,
    evidence: 'kubectl pkg/cmd/create/create.go:192 and pkg/cmd/apply/apply.go:246',
    what: 'types or names among the flags',
    fix: 'Leave them out.',
  },
  {
    actions: ['create', 'apply', 'replace'],
    refuses: (flags) => flags.file !== true,
    evidence: 'cli-runtime v0.35.4 pkg/resource/builder.go:163; kubectl pkg/cmd/replace/replace.go:229',
    what: 'a command without a manifest',
    fix: 'Write the object as the manifest.',
  },
  {
    actions: ['get', 'patch', 'delete', 'apply view-last-applied', 'apply set-last-applied'],
    refuses: (flags) => flags.file !== true && flags.arguments !== true,
    evidence: 'cli-runtime v0.35.4 pkg/resource/builder.go:900',
    what: 'a command without an object',
    fix: 'Write a manifest, or a type and a name among the flags.',
  },
  {
    actions: ['patch', 'delete', 'apply view-last-applied'],
    refuses: (flags) => flags.file !== true && flags.names !== true && !selects(flags),
    evidence: 'cli-runtime v0.35.4 pkg/resource/builder.go:898',
    what: 'a type without a name',
    fix: 'Name the object.',
  },
  {
    actions: ['get', 'delete', 'apply view-last-applied'],
    refuses: (flags) => flags.file !== true && flags.names === true && selects(flags),
    evidence: 'cli-runtime v0.35.4 pkg/resource/builder.go:909',
    what: 'a name with --all or a selector',
    fix: LEAVE_ONE_OUT,
  },
  {
    actions: ['get'],
    refuses: (flags) => (flags.subresource ?? '') !== '' && flags.file !== true && flags.names !== true && flags.watch !== true,
    evidence: 'cli-runtime v0.35.4 pkg/resource/builder.go:918',
    what: '--subresource without a name',
    fix: 'Name the object, or leave --subresource out.',
  },
  {
    actions: ['get', 'patch', 'replace'],
    refuses: ({ subresource = '' }) => subresource !== '' && !LISTED_SUBRESOURCES.includes(subresource),
    until: ArgoVersion.V3_6,
    evidence: 'kubectl v0.24.3 pkg/cmd/get/get.go:327, pkg/cmd/patch/patch.go:203 and pkg/cmd/replace/replace.go:252',
    what: 'every subresource but status and scale',
    fix: 'Leave --subresource out.',
  },
  {
    actions: ['get'],
    refuses: (flags) => flags.watch === true && flags.severalTypes === true,
    evidence: 'kubectl pkg/cmd/get/get.go:617; cli-runtime v0.35.4 pkg/resource/builder.go:820',
    what: '--watch with several types',
    fix: 'Name one type.',
  },
  {
    actions: ['get'],
    refuses: (flags) => flags.watch === true && flags.severalNames === true,
    evidence: 'kubectl pkg/cmd/get/get.go:680; cli-runtime v0.35.4 pkg/resource/result.go:237',
    what: '--watch with several names',
    fix: 'Name one object.',
  },
  {
    actions: ['get'],
    refuses: (flags) => flags.showLabels === true,
    evidence: 'kubectl pkg/cmd/get/get.go:313; v4.1.2 workflow/executor/resource.go:171 (-o json)',
    what: '--show-labels with -o json, which Argo adds',
    fix: 'Leave --show-labels out.',
  },
  {
    actions: ['get'],
    refuses: (flags) => flags.watchEvents === true && flags.watch !== true,
    evidence: 'kubectl pkg/cmd/get/get.go:317',
    what: '--output-watch-events without --watch',
    fix: 'Add --watch, or leave --output-watch-events out.',
  },
  {
    actions: ['create', 'get', 'replace', 'delete'],
    refuses: (flags) => flags.raw === true,
    evidence: 'kubectl pkg/cmd/create/create.go:179, pkg/cmd/get/get.go:304, pkg/cmd/replace/replace.go:243 and pkg/cmd/delete/delete.go:311',
    what: '--raw with -o, which Argo adds',
    fix: 'Leave --raw out.',
  },
  {
    actions: ['apply'],
    refuses: (flags) => flags.forceConflicts === true && flags.serverSide !== true,
    evidence: 'kubectl pkg/cmd/apply/apply.go:392',
    what: '--force-conflicts without --server-side',
    fix: 'Add --server-side, or leave --force-conflicts out.',
  },
  {
    actions: ['apply'],
    refuses: (flags) => flags.dryRun === 'client' && flags.serverSide === true,
    evidence: 'kubectl pkg/cmd/apply/apply.go:396',
    what: '--dry-run=client with --server-side',
    fix: 'Write --dry-run=server, or leave one of the two out.',
  },
  {
    actions: ['apply'],
    refuses: (flags) => flags.serverSide === true && flags.force === true,
    evidence: 'kubectl pkg/cmd/apply/apply.go:400',
    what: '--force with --server-side',
    fix: LEAVE_ONE_OUT,
  },
  {
    actions: ['apply'],
    refuses: (flags) => flags.dryRun === 'server' && flags.force === true,
    evidence: 'kubectl pkg/cmd/apply/apply.go:404',
    what: '--dry-run=server with --force',
    fix: LEAVE_ONE_OUT,
  },
  {
    actions: ['apply', 'delete', 'apply view-last-applied'],
    refuses: (flags) => flags.all === true && (flags.selector === true || flags.selectorText === true),
    evidence: 'kubectl pkg/cmd/apply/apply.go:408 and pkg/cmd/delete/delete.go:276; cli-runtime v0.35.4 pkg/resource/builder.go:589',
    what: '--all with a selector',
    fix: LEAVE_ONE_OUT,
  },
  {
    actions: ['apply'],
    refuses: (flags) => flags.prune === true && flags.all !== true && flags.selector !== true && flags.selectorText !== true,
    evidence: 'kubectl pkg/cmd/apply/apply.go:436',
    what: '--prune without --all or a selector',
    fix: 'Add --all or a selector.',
  },
  {
    actions: ['apply'],
    refuses: (flags) => flags.prune === true && flags.force === true,
    since: ArgoVersion.V3_6,
    evidence: 'kubectl pkg/cmd/apply/apply.go:423; kubectl v0.24.3 pkg/cmd/apply/apply.go:347 (Argo v3.5) has no such check',
    what: '--force with --prune',
    fix: LEAVE_ONE_OUT,
  },
  {
    actions: ['apply'],
    refuses: (flags) => flags.prune === true && flags.serverSide === true,
    since: ArgoVersion.V3_6,
    evidence: 'kubectl pkg/cmd/apply/apply.go:439; kubectl v0.24.3 pkg/cmd/apply/apply.go:347 (Argo v3.5) has no such check',
    what: '--prune with --server-side',
    fix: LEAVE_ONE_OUT,
  },
  {
    actions: ['apply'],
    refuses: (flags) => (flags.subresource ?? '') !== '' && flags.serverSide !== true,
    evidence: 'kubectl pkg/cmd/apply/apply.go:444',
    what: '--subresource without --server-side',
    fix: 'Add --server-side, or leave --subresource out.',
  },
  {
    actions: ['patch'],
    refuses: (flags) => flags.patch === true && flags.noPatchFile !== true,
    evidence: 'kubectl pkg/cmd/patch/patch.go:183; v4.1.2 workflow/executor/resource.go:139 (--patch-file)',
    what: '--patch with --patch-file, which Argo adds',
    fix: 'Write the patch as the manifest.',
  },
  {
    actions: ['patch'],
    refuses: (flags) => flags.patch !== true && flags.noPatchFile === true,
    evidence: 'kubectl pkg/cmd/patch/patch.go:186',
    what: 'an empty --patch-file',
    fix: 'Leave --patch-file out.',
  },
  {
    actions: ['patch'],
    refuses: (flags) => flags.local === true && flags.arguments === true,
    evidence: 'kubectl pkg/cmd/patch/patch.go:189',
    what: '--local with types or names among the flags',
    fix: LEAVE_ONE_OUT,
  },
  {
    actions: ['patch'],
    refuses: (flags) => flags.local === true && flags.dryRun === 'server',
    evidence: 'kubectl pkg/cmd/patch/patch.go:192',
    what: '--local with --dry-run=server',
    fix: LEAVE_ONE_OUT,
  },
  {
    actions: ['patch'],
    refuses: ({ patchType = '' }) => !/^(json|merge|strategic|)$/i.test(patchType),
    evidence: 'kubectl pkg/cmd/patch/patch.go:196',
    what: 'every patch but json, merge and strategic',
    fix: 'Leave --type out, and write mergeStrategy.',
  },
  {
    actions: ['replace'],
    refuses: (flags) => flags.force === true && flags.dryRun !== undefined,
    since: ArgoVersion.V3_6,
    evidence: 'kubectl pkg/cmd/replace/replace.go:225; kubectl v0.24.3 pkg/cmd/replace/replace.go:221 (Argo v3.5) has no such check',
    what: '--dry-run with --force',
    fix: LEAVE_ONE_OUT,
  },
  {
    actions: ['replace'],
    refuses: ({ gracePeriod = -1, force }) => gracePeriod >= 0 && force !== true,
    evidence: 'kubectl pkg/cmd/replace/replace.go:217',
    what: '--grace-period without --force',
    fix: 'Add --force, or leave --grace-period out.',
  },
  {
    actions: ['replace'],
    refuses: (flags) => flags.timeout === true && flags.force !== true,
    evidence: 'kubectl pkg/cmd/replace/replace.go:221',
    what: '--timeout without --force',
    fix: 'Add --force, or leave --timeout out.',
  },
  {
    actions: ['delete'],
    refuses: ({ gracePeriod = -1, now }) => now === true && gracePeriod !== -1,
    evidence: 'kubectl pkg/cmd/delete/delete.go:188',
    what: '--now with --grace-period',
    fix: LEAVE_ONE_OUT,
  },
  {
    actions: ['delete'],
    refuses: ({ gracePeriod = -1, now, force }) => force === true && (now === true || gracePeriod > 0),
    evidence: 'kubectl pkg/cmd/delete/delete.go:289',
    what: '--force with --now or a --grace-period greater than 0',
    fix: LEAVE_ONE_OUT,
  },
  {
    actions: ['delete'],
    refuses: ({ output = 'name' }) => output !== 'name' && output !== '',
    evidence: 'kubectl pkg/cmd/delete/delete.go:272',
    what: 'every output but -o name',
    fix: 'Leave -o out.',
  },
  {
    actions: ['apply', 'replace', 'delete'],
    refuses: ({ cascade }) => cascade !== undefined && !CASCADES.test(cascade),
    evidence: 'kubectl pkg/cmd/delete/delete_flags.go:251',
    what: 'every --cascade but background, foreground and orphan',
    fix: 'Take one of them.',
  },
  {
    actions: ['create', 'apply', 'replace', 'create …'],
    refuses: ({ validate = '' }) => validate !== '' && !VALIDATIONS.test(validate),
    evidence: 'kubectl pkg/cmd/util/helpers.go:679',
    what: 'every --validate but strict, warn and ignore',
    fix: 'Take one of them.',
  },
  {
    actions: ['create', 'apply', 'replace', 'create …'],
    refuses: ({ validate }) => validate === '',
    since: ArgoVersion.V3_6,
    evidence: 'kubectl pkg/cmd/util/helpers.go:679; kubectl v0.24.3 pkg/cmd/util/helpers.go:587 (Argo v3.5) takes it for strict',
    what: 'an empty --validate',
    fix: 'Leave --validate out.',
  },
  {
    actions: ALL,
    refuses: ({ profile }) => profile !== undefined && !PROFILES.test(profile),
    evidence: 'kubectl pkg/cmd/profiling.go:83',
    what: 'a --profile that it does not know',
    fix: 'Leave --profile out.',
  },
  {
    actions: ALL,
    refuses: ({ requestTimeout = '' }) => requestTimeout !== '' && !/^[+]?\d+$/.test(requestTimeout) && !isDuration(requestTimeout),
    evidence: 'client-go v0.35.4 tools/clientcmd/helpers.go:35',
    what: 'a --request-timeout that is neither a number nor a duration',
    fix: 'Write a number of seconds, or a duration such as 1m.',
  },
];

/** Every combination of a command that kubectl rejects; without a version, those that every known version rejects. */
export function refusedCombinations(action: CommandName, flags: CommandFlags, version?: ArgoVersion): readonly RefusedCommand[] {
  return REFUSED_COMMANDS.filter(({ actions, refuses, since, until }) => actions.includes(action) && refuses(flags)
    && (since === undefined || version?.isAtLeast(since) === true) && (until === undefined || version?.isAtLeast(until) === false));
}
