import { ArgoVersion } from '../argo-version';
import { ActionName } from './action-verbs';

/** The flags of a command by which kubectl decides whether it goes on; what is left out is not there. */
export interface CommandFlags {
  /** Types or names stand among the flags. */
  readonly arguments?: boolean;
  /** The object is in a file: the manifest. */
  readonly file?: boolean;
  readonly dryRun?: 'client' | 'server';
  readonly serverSide?: boolean;
  readonly force?: boolean;
  readonly forceConflicts?: boolean;
  readonly prune?: boolean;
  readonly all?: boolean;
  /** `-l` or `--field-selector`. */
  readonly selector?: boolean;
  readonly subresource?: boolean;
  readonly gracePeriod?: boolean;
}

/** Flags with which kubectl ends before it calls Kubernetes. */
export interface RefusedCommand {
  readonly actions: readonly [ActionName, ...ActionName[]];

  readonly refuses: (flags: CommandFlags) => boolean;

  /** The first version that refuses them, by default the first known one. */
  readonly since?: ArgoVersion;

  /** Where it is read: `kubectl` files are those of v0.35.4, which Argo v4.1.2 embeds, unless they name another version. */
  readonly evidence: string;

  /** What goes together and must not: `--force and --prune`. */
  readonly what: string;

  /** How to fix it: an imperative sentence. */
  readonly fix: string;
}

/** Every combination that is refused for what it is. */
export const REFUSED_COMMANDS: readonly RefusedCommand[] = [
  {
    actions: ['get', 'patch', 'delete'],
    refuses: (flags) => flags.file === true && flags.arguments === true,
    evidence: 'cli-runtime v0.35.4 pkg/resource/builder.go:1126',
    what: 'a manifest with types or names among the flags',
    fix: 'Leave the manifest, or the types and names, out.',
  },
  {
    actions: ['create', 'apply'],
    refuses: (flags) => flags.file === true && flags.arguments === true,
    evidence: 'kubectl pkg/cmd/create/create.go:192 and pkg/cmd/apply/apply.go:246',
    what: 'a manifest with types or names among the flags',
    fix: 'Leave the manifest, or the types and names, out.',
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
    fix: 'Leave one of the two out.',
  },
  {
    actions: ['apply'],
    refuses: (flags) => flags.dryRun === 'server' && flags.force === true,
    evidence: 'kubectl pkg/cmd/apply/apply.go:404',
    what: '--dry-run=server with --force',
    fix: 'Leave one of the two out.',
  },
  {
    actions: ['apply', 'delete'],
    refuses: (flags) => flags.all === true && flags.selector === true,
    evidence: 'kubectl pkg/cmd/apply/apply.go:408 and pkg/cmd/delete/delete.go:276',
    what: '--all with a selector',
    fix: 'Leave one of the two out.',
  },
  {
    actions: ['apply'],
    refuses: (flags) => flags.prune === true && flags.all !== true && flags.selector !== true,
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
    fix: 'Leave one of the two out.',
  },
  {
    actions: ['apply'],
    refuses: (flags) => flags.prune === true && flags.serverSide === true,
    since: ArgoVersion.V3_6,
    evidence: 'kubectl pkg/cmd/apply/apply.go:439; kubectl v0.24.3 pkg/cmd/apply/apply.go:347 (Argo v3.5) has no such check',
    what: '--prune with --server-side',
    fix: 'Leave one of the two out.',
  },
  {
    actions: ['apply'],
    refuses: (flags) => flags.subresource === true && flags.serverSide !== true,
    evidence: 'kubectl pkg/cmd/apply/apply.go:444',
    what: '--subresource without --server-side',
    fix: 'Add --server-side, or leave --subresource out.',
  },
  {
    actions: ['replace'],
    refuses: (flags) => flags.force === true && flags.dryRun !== undefined,
    evidence: 'kubectl pkg/cmd/replace/replace.go:225',
    what: '--dry-run with --force',
    fix: 'Leave one of the two out.',
  },
  {
    actions: ['replace'],
    refuses: (flags) => flags.gracePeriod === true && flags.force !== true,
    evidence: 'kubectl pkg/cmd/replace/replace.go:217',
    what: '--grace-period without --force',
    fix: 'Add --force, or leave --grace-period out.',
  },
];

/** Every combination of a command that kubectl refuses; without a version, what each known version refuses. */
export function refusedCombinations(action: ActionName, flags: CommandFlags, version?: ArgoVersion): readonly RefusedCommand[] {
  return REFUSED_COMMANDS.filter(({ actions, refuses, since }) =>
    actions.includes(action) && refuses(flags) && (since === undefined || version?.isAtLeast(since) === true));
}
