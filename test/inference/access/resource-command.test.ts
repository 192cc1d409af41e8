import { ArgoVersion } from '../../../lib/argo/argo-version';
import { InferenceOptions } from '../../../lib/inference/inference-options';
import { indent, inferText, resourceWorkflow, TASK_RESULTS } from '../inferred-text';

const REPORTS = `default: ${TASK_RESULTS}`;

const CONFIG_MAP = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n';
const SECRET = 'apiVersion: v1\nkind: Secret\nmetadata:\n  name: b\n';
const NAMESPACE = 'apiVersion: v1\nkind: Namespace\nmetadata:\n  name: foo\n';

interface Case {
  readonly action: string;
  readonly flags?: readonly string[];
  readonly manifest?: string;
  readonly more?: string;
  readonly options?: InferenceOptions;
}

/** What a resource template needs beside its pod, and what is said of it. */
function infer({ action, flags = [], manifest, more = '', options }: Case): { access: string[]; unknown: string[]; notes: string[] } {
  const lines = [`action: ${action}`, `flags: ${JSON.stringify(flags)}`, ...manifest === undefined ? [] : [`manifest: |\n${indent(manifest)}`], ...more === '' ? [] : [more]];
  const { access, unknown, notes } = inferText(resourceWorkflow(lines.join('\n')), options);
  return {
    access: access.filter((line) => line !== REPORTS).map((line) => line.replace('default: ', '')),
    unknown: unknown.map((text) => text.replace(/^main:\d+ \S+: /, '')),
    notes: notes.map((note) => note.replace(/:\d+$/, '')).filter((code) => code !== 'default-account'),
  };
}

const fails = { access: [], unknown: [], notes: ['step-fails'] };

describe('flags that follow an unknown value', () => {
  test.each([
    ['apply', '--dry-run={{inputs.parameters.d}}'],
    ['apply', '--server-side={{inputs.parameters.d}}'],
    ['patch', '--local={{inputs.parameters.d}}'],
    ['replace', '--grace-period={{inputs.parameters.d}}'],
    ['patch', '--subresource={{inputs.parameters.d}}'],
    ['apply', '--prune={{inputs.parameters.d}}'],
    ['get', '-w={{inputs.parameters.d}}'],
  ])('%s %s is unknown', (action, flag) => {
    expect(infer({ action, flags: [flag], manifest: CONFIG_MAP })).toEqual({
      access: [], unknown: [expect.stringMatching(/^The requests depend on --[a-z-]+, whose value the manifest does not give\.$/)], notes: [],
    });
  });

  test.each([
    ['delete', ['secrets', '--all={{inputs.parameters.d}}'], '--all'],
    ['get', ['secrets', '-A={{inputs.parameters.d}}'], '--all-namespaces'],
  ])('%s %j is unknown', (action, flags, flag) => {
    expect(infer({ action, flags })).toEqual({
      access: [], unknown: [`The requests depend on ${flag}, whose value the manifest does not give.`], notes: [],
    });
  });
});

describe('every flag is read as kubectl reads it', () => {
  test.each([
    ['--wait', true],
    ['--wait=T', true],
    ['--grace-period=0', true],
    ['--grace-period=00', true],
    ['--grace-period=0x0', true],
    ['--wait=false', false],
    ['--grace-period=1', false],
  ])('replace --force %s', (flag, waits) => {
    expect(infer({ action: 'replace', flags: ['--force', flag], manifest: CONFIG_MAP }).access)
      .toEqual(['create configmaps', `get,${waits ? 'list,watch,' : ''}delete configmaps[a]`]);
  });

  test('an empty selector is none', () => {
    expect(infer({ action: 'get', flags: ['cm', 'c1', '--selector='] })).toEqual({ access: ['get configmaps[c1]'], unknown: [], notes: [] });
    expect(infer({ action: 'delete', flags: ['cm', 'c2', '--selector='] }))
      .toEqual({ access: ['delete configmaps[c2]'], unknown: [], notes: ['delete-does-not-wait'] });
  });

  test('underscores in the name of a flag', () => {
    expect(infer({ action: 'create', flags: ['--dry_run=client'], manifest: CONFIG_MAP }).access).toEqual([]);
  });

  test('delete that asks and is never answered', () => {
    const options = { version: ArgoVersion.V4_1 };
    expect(infer({ action: 'delete', flags: ['cm', '--all', '-i'], options }).access).toEqual(['list configmaps']);
    expect(infer({ action: 'delete', flags: ['cm', 'a', '-i'], options }).access).toEqual([]);
  });
});

describe('words among the flags can be subcommands', () => {
  test.each([
    ['create', ['secret', 'generic', 's1', '--from-literal=a=b'], ['create secrets']],
    ['create', ['-n', 'there', 'cm', 'c1'], ['create configmaps @there']],
    ['create', ['ns', 'n1'], ['create namespaces @cluster']],
    ['create', ['token', 'a1'], ['create serviceaccounts/token[a1]']],
    ['create', ['deployment', 'd1', '--image=i', '--dry-run=client'], []],
    ['apply', ['view-last-applied', 'cm', 'c1'], ['get configmaps[c1]']],
    ['apply', ['view-last-applied', 'cm', '--all'], ['list configmaps']],
  ])('%s %j', (action, flags, access) => {
    expect(infer({ action, flags }).access).toEqual(access);
  });

  test('set-last-applied', () => {
    expect(infer({ action: 'apply', flags: ['set-last-applied'], manifest: CONFIG_MAP }).access).toEqual(['get,patch configmaps[a]']);
    expect(infer({ action: 'apply', flags: ['set-last-applied', '--dry-run=client'], manifest: CONFIG_MAP }).access).toEqual(['get configmaps[a]']);
  });

  test.each<[string[], string[], string[]]>([
    [['--from=cronjob/k1'], ['create jobs.batch', 'get cronjobs.batch[k1]'], []],
    [['--from=cj/k1', '-n', 'there'], ['create jobs.batch @there', 'get cronjobs.batch[k1] @there'], []],
    [['--from=cronjob/k1', '--dry-run=client'], ['get cronjobs.batch[k1]'], []],
    [['--from=cronjob/{{inputs.parameters.d}}'], ['create jobs.batch', 'get cronjobs.batch'], []],
    [['--from={{inputs.parameters.d}}'], ['create jobs.batch'], ['The type is {{inputs.parameters.d}}, whose value the manifest does not give.']],
    [['--from=job/k1'], [], []],
  ])('create job j1 %j', (flags, access, unknown) => {
    const found = infer({ action: 'create', flags: ['job', 'j1', ...flags] });
    expect({ access: [...found.access].sort(), unknown: found.unknown, fails: found.notes.includes('step-fails') }).toEqual({ access, unknown, fails: access.length === 0 });
  });
});

describe('a selector beside a manifest picks among its objects', () => {
  const labelled = (name: string, labels: string) => `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\n  labels: ${labels}\n`;
  const MANIFEST = [labelled('one', '{app: a, tier: web}'), labelled('two', '{app: b}'), CONFIG_MAP, labelled('odd', '{app: 1}')].join('---\n');
  const picked = (selector: string, manifest = MANIFEST) => infer({ action: 'delete', flags: ['-l', selector, '--wait=false'], manifest });

  test.each([
    ['app=a', '[one]'], ['app==b', '[two]'], ['app in (a, b)', '[one,two]'], ['app', '[one,two]'], ['!app', '[a,odd]'], ['app!=a', '[a,odd,two]'],
    ['app notin (a,b)', '[a,odd]'], ['app,!tier', '[two]'], ['app=1', ''], ['app=', ''], ['tier=web,app=a', '[one]'], ['app in (,b)', '[two]'],
  ])('%s', (selector, names) => {
    expect(picked(selector)).toEqual(names === '' ? fails : { access: [`delete configmaps${names}`], unknown: [], notes: [] });
  });

  test.each(['app=a,', '=a', 'app in ()', 'app in (a', 'a b', 'app=a=b', '-x=a', 'app=a b', '!', '! app = a'])('%s is refused', (selector) => {
    expect(picked(selector)).toEqual(fails);
  });

  test('what is not told', () => {
    const told = 'It is not known which objects of the manifest --selector picks. Leave it out, or write it with =, != or in.';
    expect([picked('app={{inputs.parameters.d}}'), picked('tier>1')].map(({ access, unknown }) => ({ access, unknown })))
      .toEqual([{ access: [], unknown: [told] }, { access: [], unknown: [told] }]);
    expect(picked('app=a', labelled('one', '{app: "{{inputs.parameters.d}}"}')).unknown)
      .toEqual(['Which objects of the manifest --selector picks depends on labels, whose values the manifest does not give.']);
    expect(picked('tier=a', labelled('one', '{app: "{{inputs.parameters.d}}"}'))).toEqual(fails);
  });
});


describe('what kubectl refuses needs nothing', () => {
  test.each([
    ['delete', ['secrets']],
    ['patch', ['secrets']],
    ['delete', ['cm', 'a', '--all']],
    ['get', ['cm', 'a', '-l', 'a=b']],
    ['get', ['cm', 'a', '-A']],
    ['get', ['cm', '--all']],
    ['get', ['cm', 'a', '--show-labels']],
    ['get', ['cm', 'a', '--raw=/api']],
    ['get', ['cm', '--subresource=status']],
    ['get', ['cm,secret', '-w']],
    ['delete', ['cm', 'a', '--now', '--grace-period=5']],
    ['delete', ['cm/a', 'secret']],
    ['create', []],
    ['create', ['odd', 'a']],
    ['create', ['secret', 'generic']],
    ['delete', ['cm', 'a', '--grace-period=soon']],
    ['get', ['cm', 'a', '--brand-new']],
  ])('%s %j', (action, flags) => {
    expect(infer({ action, flags, options: { includeOptional: true } })).toEqual(fails);
  });

  test.each([
    ['patch', ['-l', 'a=b']],
    ['replace', ['--now']],
    ['replace', ['--timeout=5s']],
    ['patch', ['--local', '--dry-run=server']],
    ['patch', ['-p', '{}']],
    ['delete', ['--force', '--grace-period=5']],
    ['apply', ['--prune', '--all', '--prune-allowlist=core/v1/Secret,core/v1/ConfigMap']],
    ['apply', ['--validate=maybe']],
    ['delete', ['-A']],
    ['create', ['secret', 'generic', 's1']],
  ])('%s %j with a manifest', (action, flags) => {
    expect(infer({ action, flags, manifest: CONFIG_MAP, options: { includeOptional: true } })).toEqual(fails);
  });

  test('a manifest without a kind', () => {
    expect(infer({ action: 'create', manifest: 'metadata:\n  name: a\n' })).toEqual(fails);
  });

  test('every version is asked where none is given', () => {
    const flags = ['--prune', '--all', '--prune-allowlist=core/v1/Secret'];
    const access = (version?: ArgoVersion) => infer({ action: 'apply', flags, manifest: CONFIG_MAP, options: { version } }).access;
    const granted = ['create configmaps', 'get,patch configmaps[a]', 'list,delete secrets'];
    expect([undefined, ArgoVersion.V3_5, ArgoVersion.V3_6].map(access)).toEqual([granted, [], granted]);
  });
});

describe('namespaced kinds are pruned where something namespaced was applied', () => {
  const prune = ['--prune', '--all'];

  test('not for an object of the cluster', () => {
    expect(infer({ action: 'apply', flags: prune, manifest: NAMESPACE }).access).toEqual([
      'list,create,delete namespaces @cluster', 'get,patch namespaces[foo] @cluster', 'list,delete persistentvolumes @cluster',
    ]);
  });

  test('in the namespace of the flags', () => {
    const flags = [...prune, '-n', 'there', '--prune-allowlist=core/v1/Secret', '--prune-allowlist=core/v1/PersistentVolume'];
    expect(infer({ action: 'apply', flags, manifest: NAMESPACE, options: { version: ArgoVersion.V4_1 } }).access).toEqual([
      'list,delete secrets @there', 'create namespaces @cluster', 'get,patch namespaces[foo] @cluster', 'list,delete persistentvolumes @cluster',
    ]);
  });

  test('in that of another object of the manifest', () => {
    const manifest = `${NAMESPACE}---\n${CONFIG_MAP.replace('name: a', 'name: a\n  namespace: there')}`;
    const flags = [...prune, '--prune-allowlist=core/v1/Secret'];
    expect(infer({ action: 'apply', flags, manifest, options: { version: ArgoVersion.V4_1 } }).access).toContain('list,delete secrets @there');
  });
});

describe('the manifest that kubectl gets', () => {
  const TWO = `${CONFIG_MAP}---\n${SECRET}`;

  test('setOwnerReference leaves its first document', () => {
    expect(infer({ action: 'create', manifest: TWO, more: 'setOwnerReference: true' }))
      .toEqual({ access: ['create configmaps'], unknown: [], notes: ['owner-reference'] });
    expect(infer({ action: 'create', manifest: TWO }).access).toEqual(['create configmaps,secrets']);
  });

  test('setOwnerReference fails without a kind', () => {
    expect(infer({ action: 'patch', flags: ['cm', 'a'], manifest: 'data:\n  x: y\n', more: 'setOwnerReference: true' })).toEqual(fails);
  });

  test('Argo looks for the kind in the first document only', () => {
    expect(infer({ action: 'patch', flags: ['cm', 'c1'], manifest: `data:\n  x: y\n---\n${CONFIG_MAP}` }))
      .toEqual({ access: ['get,patch configmaps[c1]'], unknown: [], notes: [] });
    expect(infer({ action: 'patch', flags: ['cm', 'c1'], manifest: `${CONFIG_MAP}---\ndata:\n  x: y\n` })).toEqual(fails);
  });

  test('what follows an end marker is lost up to the next document', () => {
    expect(infer({ action: 'create', manifest: `${CONFIG_MAP}...\n${SECRET}` })).toEqual({ access: ['create configmaps'], unknown: [], notes: [] });
    expect(infer({ action: 'create', manifest: `${CONFIG_MAP}...\nx: y\n---\n${SECRET}` }).access).toEqual(['create configmaps,secrets']);
  });
});

test('the admission plugin asks for delete where owner references of an existing object change', () => {
  const access = (action: string, flags: readonly string[] = []) =>
    infer({ action, flags, manifest: CONFIG_MAP, more: 'setOwnerReference: true', options: { includeOptional: true } }).access
      .filter((line) => !line.includes('namespaces'));
  const finalizers = 'update workflows/finalizers.argoproj.io';
  expect([access('create'), access('apply'), access('patch'), access('replace'), access('apply', ['--dry-run=client'])]).toEqual([
    ['create configmaps', finalizers],
    ['create configmaps', 'get,patch,delete configmaps[a]', finalizers],
    ['patch,delete configmaps[a]', finalizers],
    ['get,update,delete configmaps[a]', finalizers],
    ['get configmaps[a]'],
  ]);
});
