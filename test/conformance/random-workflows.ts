import * as fc from 'fast-check';

/** An object with some of these fields. */
function some(fields: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<Record<string, unknown>> {
  return fc.record(fields, { requiredKeys: [] });
}

/** An object with some of these fields beside others that Argo writes though they are empty, so that they would replace what is below. */
function whole(
  required: Record<string, fc.Arbitrary<unknown>>, fields: Record<string, fc.Arbitrary<unknown>>,
): fc.Arbitrary<Record<string, unknown>> {
  return fc.tuple(fc.record(required), some(fields)).map(([own, rest]) => ({ ...own, ...rest }));
}

function list(item: fc.Arbitrary<unknown>, maxLength = 2): fc.Arbitrary<unknown[]> {
  return fc.array(item, { maxLength });
}

/** Objects that each have another of these names. */
function named(names: readonly string[], fields: fc.Arbitrary<Record<string, unknown>>): fc.Arbitrary<unknown[]> {
  return fc.subarray([...names]).chain((chosen) => fc.tuple(...chosen.map((name) => fields.map((rest) => ({ name, ...rest })))));
}

const account = fc.constantFrom('', 'a', 'b');
const scalar = fc.oneof(fc.constantFrom<unknown>('', 'x', 1, 1.5, 1e21, 1e-7, -2.5e-9, true, false, 100), fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true, min: -1, max: 1 }));
const configMap = fc.constant({ configMapKeyRef: { name: 'c', key: 'k' } });
const parameter = some({ value: scalar, default: scalar, valueFrom: configMap });
const hdfs = fc.constant({ addresses: ['a'], path: '/p', krbConfigConfigMap: { name: 'krb', key: 'k' } });
const strategy = fc.constantFrom('OnWorkflowCompletion', 'OnWorkflowDeletion', 'Never');
const artifact = some({ hdfs, artifactGC: some({ strategy, serviceAccountName: account }), path: fc.constant('/x') });
const given = some({ parameters: named(['p', 'q'], parameter), artifacts: named(['i'], some({ hdfs })) });
const hook = fc.oneof(some({ template: fc.constantFrom('t', 'u'), arguments: given }), some({ templateRef: fc.constant({ name: 'o', template: 'z' }), arguments: given }));
const hooks = some({ exit: hook, running: hook.map((each) => ({ ...each, expression: 'true' })) });
const calls = { template: fc.constantFrom('t', 'u'), arguments: given, onExit: fc.constantFrom('', 't'), hooks, withItems: list(fc.constantFrom('1', '2')) };
const step = some(calls).map((each) => ({ name: 's', ...each }));
const task = some({ ...calls, dependencies: list(fc.constant('b'), 1) });
const container = some({ image: fc.constantFrom('a', 'b'), command: list(fc.constantFrom('sh', 'ls')), args: list(fc.constant('x'), 1) });
const semaphore = some({ namespace: fc.constantFrom('', 'n'), configMapKeyRef: fc.constant({ name: 's', key: 'k' }) });

const types: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  container,
  script: container.map((each) => ({ ...each, source: 'x' })),
  containerSet: whole({ containers: fc.array(container.map((each) => ({ name: 'm', ...each })), { minLength: 1, maxLength: 1 }) }, {}),
  steps: fc.array(list(step, 1), { minLength: 1, maxLength: 2 }),
  dag: whole({ tasks: named(['b', 'c'], task).filter(({ length }) => length > 0) }, { target: fc.constantFrom('', 'b') }),
  resource: whole({ action: fc.constantFrom('get', 'create') }, { flags: list(fc.constantFrom('-n', 'x')), manifest: fc.constantFrom('', 'm'), setOwnerReference: fc.boolean(), successCondition: fc.constantFrom('', 'c') }),
  suspend: fc.constant({}),
  http: whole({ url: fc.constant('u') }, { headers: list(fc.constant({ name: 'h', valueFrom: { secretKeyRef: { name: 's', key: 'k' } } }), 1) }),
};

const common = {
  serviceAccountName: account,
  automountServiceAccountToken: fc.boolean(),
  executor: some({ serviceAccountName: account }),
  podSpecPatch: fc.constantFrom('', 'priority: 1'),
  inputs: given,
  outputs: some({ artifacts: named(['o'], artifact) }),
  archiveLocation: some({ archiveLogs: fc.boolean(), hdfs }),
  synchronization: some({ semaphores: list(semaphore), mutexes: list(some({ name: fc.constant('m'), database: fc.boolean() }), 1) }),
  sidecars: named(['s'], container),
  initContainers: named(['n'], container),
  memoize: fc.constantFrom('c', 'd').map((name) => ({ key: 'k', maxAge: '1h', cache: { configMap: { name, key: 'k' } } })),
};

/** A template of one type, or of none. */
export const TEMPLATE = fc.constantFrom(...Object.keys(types), undefined)
  .chain((type) => some({ ...common, ...type !== undefined && { [type]: types[type] } }));

/** Defaults for templates of several types. */
export const TEMPLATE_DEFAULTS = some({ ...common, ...types });

const spec = some({
  serviceAccountName: account,
  automountServiceAccountToken: fc.boolean(),
  executor: some({ serviceAccountName: account }),
  onExit: fc.constantFrom('', 't'),
  hooks,
  arguments: given,
  podSpecPatch: fc.constantFrom('', 'priority: 1'),
  artifactGC: some({ strategy, serviceAccountName: account, podSpecPatch: fc.constantFrom('', 'x') }),
  archiveLogs: fc.boolean(),
  artifactRepositoryRef: some({ configMap: account }),
  imagePullSecrets: named(['a', 'b'], fc.constant({})),
  synchronization: common.synchronization,
  templateDefaults: TEMPLATE_DEFAULTS,
});

/** The spec of a workflow without templates. */
export const SPEC = spec;

/** The spec of a workflow with templates. */
export const SPEC_WITH_TEMPLATES = fc.tuple(spec, fc.tuple(...['main', 't', 'u'].map((name) => TEMPLATE.map((template) => ({ name, ...template })))))
  .map(([rest, templates]) => ({ entrypoint: 'main', ...rest, templates }));

/** The spec of a workflow that Argo's validation mostly accepts: its steps and hooks call what takes anything. */
export const VALID_SPEC = fc.tuple(
  some({ onExit: fc.constantFrom('', 't'), hooks: some({ exit: fc.constant({ template: 'u' }) }), artifactGC: some({ strategy }), archiveLogs: fc.boolean() }),
  fc.tuple(...['t', 'u'].map((name) => some({ outputs: some({ artifacts: named(['o'], some({ artifactGC: some({ strategy }) }).map((each) => ({ path: '/o', ...each }))) }) })
    .map((each) => ({ name, container: { image: 'a', command: ['sh'] }, ...each })))),
  fc.constantFrom('t', 'u'),
).map(([rest, templates, called]) => ({ entrypoint: 'main', ...rest, templates: [{ name: 'main', steps: [[{ name: 's', template: called }]] }, ...templates] }));

/** Inputs and what a call gives for them. */
export const CALL = fc.record({
  called: named(['p', 'q'], parameter).map((parameters) => ({ name: 't', inputs: { parameters } })),
  arguments: some({ parameters: named(['p', 'q', 'r'], parameter) }),
});

const keys = ['serviceAccountName', 'serviceaccountname', 'SERVICEACCOUNTNAME', 'serviceAccountname', 'serviceAccount', 'serviceaccount', 'priority'];

/** A patch of a pod, as YAML or JSON. */
export const PATCH = fc.tuple(
  fc.uniqueArray(fc.tuple(fc.constantFrom(...keys), fc.constantFrom('a', 'b', '', null)), { selector: ([key]) => key, maxLength: 3 }),
  fc.option(fc.oneof(fc.constantFrom<[string, unknown]>(['$patch', 'replace'], ['$patch', 'delete']), fc.subarray(keys).map((kept): [string, unknown] => ['$retainKeys', kept])), { nil: undefined }),
  fc.boolean(),
).map(([entries, directive, isJson]) => {
  const all = [...entries.map(([key, value]): [string, unknown] => [key, key === 'priority' ? 1 : value]), ...directive === undefined ? [] : [directive]];
  return isJson ? JSON.stringify(Object.fromEntries(all)) : all.map(([key, value]) => `${key}: ${JSON.stringify(value)}`).join('\n') || '{}';
});

const word = fc.string({ unit: fc.constantFrom('a', 'b', '-', '.', ' ', '"', '\\', '<', 'é', '1') });
/** Integers that JavaScript can't hold are texts of our reader. */
const number = fc.double({ noNaN: true, noDefaultInfinity: true }).filter((value) => !Number.isInteger(value) || Number.isSafeInteger(value));
const item = fc.oneof(word, fc.integer(), number, fc.boolean(), fc.constant(null));
const nested = fc.oneof(item, fc.dictionary(fc.constantFrom('a', 'b', 'c'), item), fc.array(item, { maxLength: 2 }));

/** A task that may loop. */
export const LOOP = some({
  withItems: fc.array(nested, { maxLength: 3 }),
  withParam: fc.oneof(
    fc.array(nested, { maxLength: 3 }).map((items) => JSON.stringify(items)),
    fc.array(fc.constantFrom('1.0', '1e3', '-0', '12345678901234567890', '"a"', 'true', '{"a": 1.0}', '[1, 2]'), { maxLength: 2 }).map((items) => `[ ${items.join(' , ')} ]`),
  ),
});
