import { ArgoVersion } from '../../../lib/argo/argo-version';
import { KubectlTemplate, readCommand } from '../../../lib/argo/kubectl/kubectl-command';

const { V3_5, V4_1 } = ArgoVersion;

/** `?` stands for what isn't known. */
const UNKNOWNS = { isOpen: (text: string) => text.includes('?'), mayBeEmpty: (text: string) => text === '?' };

function read(words: string, more: Partial<KubectlTemplate> = {}, version = V4_1) {
  const [action, ...flags] = words.split(' ') as [KubectlTemplate['action'], ...string[]];
  return readCommand({ action, flags, hasManifest: false, hasKind: false, mergeStrategy: 'strategic', ...more }, version, UNKNOWNS);
}

/** What is decided, on one line. */
function decision(...args: Parameters<typeof read>): string {
  const found = read(...args);
  switch (found.kind) {
    case 'refused': return `refused: ${found.what}`;
    case 'open': return `open: ${found.flags.join()}`;
    case 'foreign': return `foreign: ${found.flags.join()}`;
    case 'command': {
      const { command, form, targets = [], copied } = found.command;
      const on = Object.entries(form).filter(([, is]) => is === true).map(([name]) => name);
      const textOf = ({ type, name }: { readonly type: string; readonly name?: string }) => `${type}/${name ?? '*'}`;
      return [command, ...targets.map(textOf), ...on, ...copied === undefined ? [] : [textOf(copied)]].join(' ');
    }
  }
}

const WITH_MANIFEST = { hasManifest: true, hasKind: true };

test('a flag whose unknown value decides is unknown, and one that decides nothing is not', () => {
  const expected: Readonly<Record<string, string>> = {
    'create --dry-run=?': 'open: dry-run',
    'create --field-manager=?': 'create',
    'apply --dry-run=?': 'open: dry-run',
    'apply --server-side=?': 'open: server-side',
    'apply --force=?': 'open: force',
    'apply --prune=?': 'open: prune',
    'apply --all=?': 'apply',
    'apply --prune --all=?': 'open: all',
    'apply --subresource=?': 'open: subresource',
    'apply --wait=?': 'apply',
    'apply --grace-period=?': 'apply',
    'patch --local=?': 'open: local',
    'patch --subresource=?': 'open: subresource',
    'replace --force=?': 'open: force',
    'replace --grace-period=?': 'open: grace-period',
    'replace --force --grace-period=?': 'open: grace-period',
    'replace --force --wait --grace-period=?': 'replace force waits',
    'replace --wait=?': 'replace',
    'replace --force --wait=?': 'open: wait',
    'delete --wait=?': 'open: wait',
    'delete --all=?': 'delete waits',
    'delete --now=?': 'delete waits',
    'delete --force=?': 'delete waits',
    'get --watch=?': 'open: watch',
    'get --help=?': 'open: help',
  };
  expect(Object.fromEntries(Object.keys(expected).map((words) => [words, decision(words, WITH_MANIFEST)]))).toEqual(expected);
});

test('a selector that may be empty is taken for what kubectl accepts', () => {
  const expected: Readonly<Record<string, string>> = {
    'delete pod --selector ?': 'delete pod/* selector namedByFlags waits',
    'delete pod a --selector ?': 'delete pod/a namedByFlags waits',
    'delete pod a --selector app=?': 'refused: a name with --all or a selector',
    'get pod a --selector ?': 'get pod/a namedByFlags',
    'get pod --selector ?': 'get pod/* selector namedByFlags',
    'delete pod --all=?': 'open: all',
    'get pod -A=?': 'open: all-namespaces',
  };
  expect(Object.fromEntries(Object.keys(expected).map((words) => [words, decision(words)]))).toEqual(expected);
});

test('flags that name another account or another source are foreign, unless they are empty', () => {
  const expected: Readonly<Record<string, string>> = {
    'get pod a --as root --token=x': 'foreign: --as,--token',
    'get pod a --as=': 'get pod/a namedByFlags',
    'get -f https://example.com/a.yaml': 'foreign: --filename',
  };
  expect(Object.fromEntries(Object.keys(expected).map((words) => [words, decision(words)]))).toEqual(expected);
});

test('a job is made from an image, or from what --from names', () => {
  const expected: Readonly<Record<string, string>> = {
    'create job a --image=i': 'create … jobs.batch/a namedByFlags',
    'create job a --image=i -- run it': 'create … jobs.batch/a namedByFlags',
    'create job a --from=cronjob/b': 'create … jobs.batch/a namedByFlags copies cronjob/b',
    'create job a --from=?': 'create … jobs.batch/a namedByFlags copies ?/*',
    'create job a --from=cronjob/b --dry-run=client': 'create … jobs.batch/a dryRun namedByFlags copies cronjob/b',
    'create job a': 'refused: job without --image or --from',
    'create job a --from=': 'refused: job without --image or --from',
    'create job a --image=i --from=cronjob/b': 'refused: job with --image and --from',
    'create job a --from=cronjob/b -- run': 'refused: job with --from and a command',
    'create job a --from=b': 'refused: job from anything but TYPE/NAME',
    'create job a --from=a/b/c': 'refused: job from anything but TYPE/NAME',
  };
  expect(Object.fromEntries(Object.keys(expected).map((words) => [words, decision(words)]))).toEqual(expected);
});

test('a selector beside a manifest picks among its objects', () => {
  const selectorOf = (words: string) => {
    const found = read(words, WITH_MANIFEST);
    return found.kind === 'command' ? found.command.manifestSelector : found.kind;
  };
  expect(['create -l a=b', 'delete -l ?', 'apply --selector app=?', 'create --selector=', 'create'].map(selectorOf)).toEqual(['a=b', '?', 'app=?', undefined, undefined]);
});

test('subcommands among the flags are followed', () => {
  expect([
    read('create secret generic a --dry-run=server -n there'),
    decision('create secret generic a', WITH_MANIFEST),
    decision('apply view-last-applied cm a'),
    decision('apply set-last-applied', WITH_MANIFEST),
    decision('apply edit-last-applied cm a'),
    decision('create secret'),
  ]).toEqual([
    {
      kind: 'command',
      command: {
        command: 'create …',
        form: { dryRun: false, namedByFlags: true },
        targets: [{ type: 'secrets', name: 'a' }],
        namespace: 'there',
        allNamespaces: false,
        subresource: undefined,
        pruneAllowlist: [],
      },
    },
    "refused: the flag -f, which it doesn't have",
    'apply view-last-applied cm/a namedByFlags',
    'apply set-last-applied',
    'refused: a template of apply edit-last-applied',
    "refused: the flag -o, which it doesn't have",
  ]);
});

test('a version is asked for its own flags and refusals', () => {
  expect([V3_5, V4_1].map((version) => decision('apply --prune --all --force', WITH_MANIFEST, version)))
    .toEqual(['apply force prune', 'refused: --force with --prune']);
  expect([V3_5, V4_1].map((version) => decision('apply --prune --all --prune-allowlist=core/v1/Secret', WITH_MANIFEST, version)))
    .toEqual(["refused: the flag --prune-allowlist, which it doesn't have", 'apply prune']);
});
