import { COMMAND_FLAGS } from '../../lib/argo/kubectl/command-flags.generated';

/** A resource template, and the states of the cluster that its command is tried in: see test/conformance/kubectl/server.go. */
export interface Invocation {
  readonly action: string;
  readonly flags: readonly string[];
  readonly manifest: string;
  readonly mergeStrategy?: string;
  readonly states: readonly string[];
  /** What is acted on, as the table of outcomes is grouped. */
  readonly target: string;
}

interface Target {
  readonly name: string;
  readonly words?: readonly string[];
  readonly manifest?: string;
  readonly mergeStrategy?: string;
}

const DEPLOYMENT = 'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: d1\n  labels:\n    a: b\n';
const NAMESPACE = 'apiVersion: v1\nkind: Namespace\nmetadata:\n  name: n1\n  labels:\n    a: b\n';
const PATCH = 'metadata:\n  labels:\n    a: b\n';

const MANIFESTS: readonly Target[] = [
  { name: 'manifest', manifest: DEPLOYMENT },
  { name: 'elsewhere', manifest: DEPLOYMENT.replace('name: d1', 'name: d1\n  namespace: there') },
  { name: 'cluster-scoped', manifest: NAMESPACE },
  { name: 'unnamed', manifest: DEPLOYMENT.replace('name: d1', 'generateName: d-') },
  { name: 'two documents', manifest: `${DEPLOYMENT}---\n${NAMESPACE}` },
];

const ARGUMENTS: readonly Target[] = [
  ['TYPE', 'deploy'],
  ['TYPE NAME', 'deploy', 'd1'],
  ['TYPE/NAME', 'deploy/d1'],
  ['TYPE NAME NAME', 'deploy', 'd1', 'd2'],
  ['TYPE,TYPE', 'deploy,sa'],
  ['TYPE,TYPE NAME', 'deploy,sa', 'd1'],
  ['TYPE/NAME TYPE/NAME', 'deploy/d1', 'sa/s1'],
  ['TYPE TYPE/NAME', 'deploy', 'deploy/d1'],
  ['cluster-scoped TYPE', 'ns'],
  ['cluster-scoped TYPE NAME', 'ns', 'n1'],
].map(([name, ...words]) => ({ name, words }));

const NOTHING: Target = { name: 'nothing' };
const BOTH: Target = { name: 'manifest and TYPE NAME', manifest: DEPLOYMENT, words: ['deploy', 'd1'] };
const PATCHES: readonly Target[] = ARGUMENTS.filter((_, index) => ![3, 6].includes(index)).map((target) => ({ ...target, manifest: PATCH }));
const JSON_PATCHES: readonly Target[] = [...ARGUMENTS.slice(0, 3), NOTHING].map(({ name, words }) =>
  ({ name: `JSON, ${name}`, words, manifest: '- op: add\n  path: /metadata/labels/a\n  value: b\n', mergeStrategy: 'json' }));

const TARGETS: Readonly<Record<string, readonly Target[]>> = {
  create: [...MANIFESTS, BOTH, ARGUMENTS[1], NOTHING],
  get: [...MANIFESTS, ...ARGUMENTS, BOTH, NOTHING],
  apply: [...MANIFESTS, BOTH, ARGUMENTS[1], NOTHING],
  patch: [...MANIFESTS, ...PATCHES, ...JSON_PATCHES, BOTH, { name: 'patch', manifest: PATCH }, NOTHING],
  replace: [...MANIFESTS, BOTH, ARGUMENTS[1], NOTHING],
  delete: [...MANIFESTS, ...ARGUMENTS, BOTH, NOTHING],
};

/** The targets that pairs of flags are tried on: one of each kind. */
const IN_PAIRS = new Set(['manifest', 'cluster-scoped', 'TYPE', 'TYPE NAME']);

/** Flags without which others have no effect: what goes with them is tried with them too. */
const BESIDE: Readonly<Record<string, readonly (readonly string[])[]>> = {
  apply: [['--prune', '--all', '--prune-allowlist=core/v1/Secret'], ['--server-side']],
  replace: [['--force']],
  delete: [['--all']],
  get: [['--watch']],
};

/** The flags that change verbs, names or scope. */
const DECISIVE: Readonly<Record<string, readonly string[]>> = {
  create: ['dry-run', 'selector', 'namespace'],
  get: ['selector', 'field-selector', 'all-namespaces', 'watch', 'watch-only', 'subresource', 'namespace'],
  apply: [
    'all', 'dry-run', 'force', 'force-conflicts', 'grace-period', 'prune', 'prune-allowlist', 'prune-whitelist', 'selector', 'server-side', 'subresource',
    'wait', 'namespace',
  ],
  patch: ['dry-run', 'local', 'subresource', 'namespace'],
  replace: ['dry-run', 'force', 'grace-period', 'wait', 'timeout', 'subresource', 'namespace'],
  delete: ['all', 'all-namespaces', 'selector', 'field-selector', 'dry-run', 'force', 'grace-period', 'now', 'wait', 'interactive', 'namespace'],
};

/** What the values of a flag change, for flags whose type doesn't say it: the first two are tried in pairs. */
const VALUES: Readonly<Record<string, readonly string[]>> = {
  'dry-run': ['client', 'server', 'none', 'true', 'false', '0', '', 'odd'],
  'cascade': ['orphan', 'true', 'odd', ''],
  'field-selector': ['metadata.name=d1', '', ' '],
  'selector': ['a=b', '', ' '],
  'namespace': ['there', '', 'wf'],
  'prune-allowlist': ['core/v1/Secret', 'core/v1/PersistentVolume', 'odd'],
  'prune-whitelist': ['core/v1/Secret', 'core/v1/PersistentVolume', 'odd'],
  'subresource': ['status', '', 'scale', 'odd'],
  'output': ['name', 'yaml', 'odd', ''],
  'overwrite': ['true'],
  'request-timeout': ['0', '1s', 'odd', ''],
  'timeout': ['60s', '0', '0s', 'odd', ''],
  'patch-file': [''],
  'type': ['merge', 'json', 'odd', ''],
  'validate': ['false', 'strict', 'warn', 'odd', ''],
};

const VALUES_OF_TYPE: Readonly<Record<string, readonly string[]>> = {
  bool: ['true', 'false', '0', 'T', 'odd', ''],
  int: ['0', '-1', '1', '00', '0x0', 'odd', ''],
  int32: ['0', '1', 'odd', ''],
  int64: ['0', '1', '0x1', 'odd', ''],
  string: ['odd', ''],
  stringArray: ['odd', ''],
  stringSlice: ['odd', ''],
  duration: ['0', '1s', 'odd', ''],
};

/** They change who asks whom for what: only their absence can be compared. */
const FOREIGN = new Set([
  'as', 'as-group', 'match-server-version', 'as-uid', 'as-user-extra', 'client-certificate', 'client-key', 'cluster', 'context', 'edit', 'filename', 'kubeconfig', 'kustomize', 'password',
  'server', 'token', 'user', 'username', 'certificate-authority', 'insecure-skip-tls-verify', 'tls-server-name', 'cache-dir', 'profile', 'profile-output',
]);

/** Lists, of which an empty text is an entry. */
const NEVER_EMPTY = new Set(['as-group', 'filename']);

interface Flag {
  readonly name: string;
  readonly letter?: string;
  readonly type: string;
  readonly alone: boolean;
}

/** Every invocation that is tried, in the order of the table. */
export function invocations(): Invocation[] {
  return [...Object.keys(TARGETS).flatMap((action) => [...singles(action), ...pairs(action)]), ...subcommands()];
}

/** Each flag of the command alone: on every target, and in every form where it is decisive or the target is the first one. */
function singles(action: string): Invocation[] {
  return TARGETS[action].flatMap((target, index) => {
    const flags = [...flagsOf(action), ...index === 0 ? flagsOf('') : flagsOf('').filter(({ name }) => name === 'namespace')];
    const words = flags.flatMap((flag) => index === 0 || DECISIVE[action].includes(flag.name) ? forms(flag) : forms(flag).slice(0, 1));
    return [[], ['--unknown'], ['--'], ['-n'], ...words].map((one) => invocation(action, target, one));
  });
}

function pairs(action: string): Invocation[] {
  const decisive = flagsOf('').concat(flagsOf(action)).filter(({ name }) => DECISIVE[action].includes(name));
  // What is switched off is as good as absent, which the flags alone show.
  const two = (flag: Flag) => valuesOf(flag).slice(0, flag.type === 'bool' ? 1 : 2).map((value) => `--${flag.name}=${value}`);
  const words = [
    ...decisive.flatMap((flag, index) => decisive.slice(index + 1).flatMap((other) => two(flag).flatMap((a) => two(other).map((b) => [a, b])))),
    ...(BESIDE[action] ?? []).flatMap((base) => [base, ...decisive.flatMap((flag) => two(flag).map((value) => [...base, value]))]),
  ];
  return TARGETS[action].filter(({ name }) => IN_PAIRS.has(name)).flatMap((target) => words.map((pair) => invocation(action, target, pair)));
}

/** Every subcommand, with the words that it needs. */
function subcommands(): Invocation[] {
  const created: Readonly<Record<string, readonly string[]>> = {
    'clusterrole': ['r1', '--verb=get', '--resource=pods'],
    'clusterrolebinding': ['b1', '--clusterrole=r1', '--user=u1'],
    'configmap': ['c1', '--from-literal=a=b'],
    'cm': ['c1'],
    'cronjob': ['j1', '--image=i', '--schedule=* * * * *'],
    'deployment': ['d1', '--image=i'],
    'ingress': ['i1', '--rule=host/path=svc:80'],
    'job': ['j1', '--image=i'],
    'namespace': ['n1'],
    'poddisruptionbudget': ['p1', '--selector=a=b', '--min-available=1'],
    'priorityclass': ['p1', '--value=1'],
    'quota': ['q1'],
    'role': ['r1', '--verb=get', '--resource=pods'],
    'rolebinding': ['b1', '--role=r1', '--user=u1'],
    'secret': [],
    'secret docker-registry': ['s1', '--docker-username=u', '--docker-password=p'],
    'secret generic': ['s1', '--from-literal=a=b'],
    'secret tls': ['s1', '--cert=c', '--key=k'],
    'service': [],
    'service clusterip': ['s1', '--tcp=80'],
    'service externalname': ['s1', '--external-name=e'],
    'service loadbalancer': ['s1', '--tcp=80'],
    'service nodeport': ['s1', '--tcp=80'],
    'serviceaccount': ['a1'],
    'token': ['a1'],
  };
  const more: readonly (readonly string[])[] = [[], ['--dry-run=client'], ['--dry-run=server'], ['-n', 'there'], ['--force'], ['--validate=false'], ['more']];
  const creates = Object.entries(created).flatMap(([name, words]) => {
    const command = name.split(' ');
    return [
      ...more.map((flags) => [...command, ...words, ...flags]),
      ...words.length > 0 ? [[...command, ...words.slice(1)], ['--save-config', ...command, ...words], ['-n', 'there', ...command, ...words]] : [],
      ...words.slice(1).map((word) => [...command, ...words.filter((other) => other !== word)]),
    ].map((line) => invocation('create', { name: 'subcommand' }, line));
  });
  const job = [['job', 'j1', '--from=cronjob/k1'], ['job', 'j1', '--from=cronjob/k1', '--dry-run=client']];
  const withManifest = [['secret', 'generic', 's1'], ['namespace', 'n1'], ['odd']].map((words) => invocation('create', { ...MANIFESTS[0], name: 'subcommand' }, words));
  const applied = ['view-last-applied', 'set-last-applied'].flatMap((command) => [...MANIFESTS, ...ARGUMENTS, BOTH, NOTHING].flatMap((target) =>
    [[], ['--all'], ['-l', 'a=b'], ['--dry-run=client'], ['-n', 'there']]
      .map((flags) => invocation('apply', { ...target, name: `${command} ${target.name}` }, [command, ...flags]))));
  return [...creates, ...job.map((words) => invocation('create', { name: 'subcommand' }, words)), ...withManifest, ...applied];
}

function invocation(action: string, { name, words = [], manifest = '', mergeStrategy }: Target, flags: readonly string[]): Invocation {
  return { action, flags: [...words, ...flags], manifest, mergeStrategy, states: statesOf(action, flags), target: name };
}

function statesOf(action: string, flags: readonly string[]): string[] {
  switch (action) {
    case 'create': return ['exists'];
    case 'apply': return ['exists', 'absent', ...flags.some((flag) => flag.startsWith('--force')) ? ['unpatchable'] : []];
    case 'replace': return ['exists', ...flags.some((flag) => flag.startsWith('--force')) ? ['lingers'] : []];
    case 'delete': return ['lingers'];
    default: return ['exists', 'absent'];
  }
}

/** A flag alone and with each value, in the ways that it can be written. */
function forms(flag: Flag): string[][] {
  const { name, letter, alone } = flag;
  const [first] = valuesOf(flag);
  return [
    ...alone ? [[`--${name}`]] : [[`--${name}`, first]],
    ...valuesOf(flag).map((value) => [`--${name}=${value}`]),
    ...letter === undefined ? [] : alone ? [[`-${letter}`], [`-${letter}=false`], [`-${letter}=`]] : [[`-${letter}`, first], [`-${letter}${first}`], [`-${letter}=${first}`]],
    ...name.includes('-') ? [[`--${name.replaceAll('-', '_')}=${first}`]] : [],
  ].filter((words) => !FOREIGN.has(name) || (!NEVER_EMPTY.has(name) && words.every((word) => word === `--${name}=` || word === `--${name}=false`)));
}

function valuesOf({ name, type }: Flag): readonly string[] {
  return VALUES[name] ?? VALUES_OF_TYPE[type] ?? VALUES_OF_TYPE.string;
}

/** The flags of a command that any version has, from the table that is generated from kubectl. */
function flagsOf(command: string): Flag[] {
  const flags = COMMAND_FLAGS[command].split(' ').map((row): Flag => {
    const [, name, letter, type, alone] = /^([^,:]+)(?:,(.))?:([^=@]+)(=)?/.exec(row) ?? [];
    return { name, letter, type, alone: type === 'bool' || alone !== undefined };
  });
  return flags.filter(({ name }, index) => flags.findIndex((flag) => flag.name === name) === index);
}
