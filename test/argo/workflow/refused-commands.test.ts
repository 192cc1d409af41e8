import { ArgoVersion } from '../../../lib/argo/argo-version';
import { CommandFlags, REFUSED_COMMANDS, refusedCombination } from '../../../lib/argo/workflow/refused-commands';
import { ActionName } from '../../../lib/argo/workflow/resource-action-verbs';

const { V3_5, V4_1 } = ArgoVersion;

test.each<[ActionName, CommandFlags, string | undefined]>([
  ['get', { file: true, arguments: true }, 'a manifest with types or names among the flags'],
  ['get', { arguments: true }, undefined],
  ['replace', { file: true, arguments: true }, undefined],
  ['apply', { file: true, prune: true, selector: true }, undefined],
  ['apply', { file: true, prune: true }, '--prune without --all or a selector'],
  ['apply', { dryRun: 'client', force: true }, undefined],
  ['apply', { dryRun: 'server', force: true }, '--dry-run=server with --force'],
  ['replace', { dryRun: 'server', force: true }, '--dry-run with --force'],
])('%s %j: %s', (action, flags, what) => {
  expect(refusedCombination(action, flags)).toBe(what);
});

test('without a version only what every known one refuses', () => {
  const flags: CommandFlags = { prune: true, all: true, force: true };
  expect([undefined, V3_5, V4_1].map((version) => refusedCombination('apply', flags, version))).toEqual([undefined, undefined, '--force with --prune']);
});

test('every row says where it is read', () => {
  expect(REFUSED_COMMANDS.filter(({ evidence }) => !/^(kubectl|cli-runtime v\d\S+) \S+\.go:\d/.test(evidence))).toEqual([]);
});
