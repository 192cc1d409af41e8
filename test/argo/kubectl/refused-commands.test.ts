import { ArgoVersion } from '../../../lib/argo/argo-version';
import { ActionName } from '../../../lib/argo/kubectl/action-name';
import { CommandFlags, REFUSED_COMMANDS, refusedCombinations } from '../../../lib/argo/kubectl/refused-commands';

const { V3_5, V3_6, V4_1 } = ArgoVersion;

const whatIsRefused = (action: ActionName, flags: CommandFlags, version?: ArgoVersion) =>
  refusedCombinations(action, flags, version).map(({ what }) => what);

test.each<[ActionName, CommandFlags, string[]]>([
  ['get', { file: true, arguments: true }, ['a manifest with types or names among the flags']],
  ['get', { arguments: true, names: true }, []],
  ['replace', { file: true, arguments: true }, []],
  ['apply', { file: true, prune: true, selector: true }, []],
  ['apply', { file: true, prune: true }, ['--prune without --all or a selector']],
  ['apply', { file: true, dryRun: 'client', force: true }, []],
  ['apply', { file: true, dryRun: 'server', force: true }, ['--dry-run=server with --force']],
  ['replace', { file: true, gracePeriod: 0 }, ['--grace-period without --force']],
])('%s %j: %j', (action, flags, what) => {
  expect(whatIsRefused(action, flags)).toEqual(what);
});

test('every combination that is refused is named', () => {
  expect(whatIsRefused('apply', { file: true, prune: true, force: true, serverSide: true }, V4_1)).toEqual([
    '--force with --server-side', '--prune without --all or a selector', '--force with --prune', '--prune with --server-side',
  ]);
});

test.each<[string, CommandFlags]>([
  ['--force with --prune', { file: true, prune: true, all: true, force: true }],
  ['--prune with --server-side', { file: true, prune: true, all: true, serverSide: true }],
])('kubectl apply accepts %s in v0.24.3, which Argo v3.5 embeds; without a version only what every known one refuses counts', (what, flags) => {
  expect([undefined, V3_5, V3_6, V4_1].map((version) => whatIsRefused('apply', flags, version))).toEqual([[], [], [what], [what]]);
});

test('kubectl replace accepts --dry-run with --force in v0.24.3, and an empty --validate', () => {
  const found = [V3_5, V3_6].map((version) => whatIsRefused('replace', { file: true, dryRun: 'server', force: true, validate: '' }, version));
  expect(found).toEqual([[], ['--dry-run with --force', 'an empty --validate']]);
});

test('every row says where it is read, and how to fix it', () => {
  expect(REFUSED_COMMANDS.filter(({ evidence, fix }) =>
    !/^(kubectl|(kubectl|client-go|cli-runtime) v\d\S+) \S+\.go:\d/.test(evidence) || !/^[A-Z][^.]+\.$/.test(fix))).toEqual([]);
});
