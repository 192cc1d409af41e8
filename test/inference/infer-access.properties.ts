import fc from 'fast-check';
import { dump } from 'js-yaml';
import { granted, grantedByYaml } from './inferred-text';
import { describeWorkflow } from '../../lib/inference/access/describe-workflow';
import { inferAccess } from '../../lib/inference/infer-access';
import { InferredWorkflow } from '../../lib/inference/inferred-workflow';
import { expandRule } from '../../lib/rbac/expansion';
import { PermissionSet } from '../../lib/rbac/permission-set';

const NAMES = ['a', 'b', 'c', 'd'];

const kind = fc.constantFrom('Pod', 'Secret', 'Node', 'Database', '{{inputs.parameters.p}}', '{{workflow.parameters.p}}');

const resource = fc.record({
  action: fc.constantFrom('create', 'get', 'apply', 'patch', 'replace', 'delete'),
  manifest: fc.record({
    apiVersion: fc.constantFrom('v1', 'example.com/v1'),
    kind,
    metadata: fc.record({
      name: fc.constantFrom('x', 'y', '{{inputs.parameters.p}}'),
      namespace: fc.option(fc.constantFrom('there', 'jobs'), { nil: undefined }),
    }),
  }).map((manifest) => JSON.stringify(manifest)),
});

/** Objects that may be there, of either kind, and one that never is. */
const templateRef = fc.record({ name: fc.constantFrom('test', 'one', 'two', 'none'), template: fc.constantFrom(...NAMES) });

const task = fc.record({
  callee: fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...NAMES).map((template) => ({ template })) },
    { weight: 1, arbitrary: templateRef.map((ref) => ({ templateRef: ref })) }),
  arguments: fc.record({ parameters: fc.constantFrom([], [{ name: 'p', value: 'Pod' }], [{ name: 'p', value: '{{inputs.parameters.p}}' }]) }),
}).map(({ callee, ...rest }) => ({ ...callee, ...rest }));

const body = fc.oneof(
  resource.map((value) => ({ resource: value })),
  fc.constant({ container: { image: 'a', command: ['b'] } }),
  fc.constant({ http: { url: 'a' } }),
  fc.array(task, { minLength: 1, maxLength: 3 }).map((tasks) => ({ dag: { tasks: tasks.map((each, i) => ({ name: `t${i}`, ...each })) } })),
);

const account = fc.option(fc.constantFrom('one', 'two', 'default'), { nil: undefined });

const templates = fc.tuple(...NAMES.map((name) => fc.tuple(body, account).map(([own, serviceAccountName]) => ({
  name, serviceAccountName, inputs: { parameters: [{ name: 'p', default: 'Secret' }] }, ...own,
}))));

const manifest = fc.tuple(templates, account, fc.constantFrom('Workflow', 'WorkflowTemplate')).map(([all, serviceAccountName, type]) => ({
  apiVersion: 'argoproj.io/v1alpha1',
  kind: type,
  metadata: { name: 'test', namespace: 'jobs' },
  spec: { entrypoint: 'a', serviceAccountName, templates: all },
}));

function infer(...objects: unknown[]): InferredWorkflow[] {
  const { studies, diagnostics } = inferAccess([{ file: 'test.yaml', text: objects.map((object) => dump(object)).join('---\n') }], {});
  expect(diagnostics).toEqual([]);
  return studies.map(describeWorkflow);
}

test('a template more never takes a permission away, called or not', () => {
  fc.assert(fc.property(manifest, templates, fc.boolean(), (object, [extra], isCalled) => {
    const calling = (...called: readonly string[]) => ({ name: 'main', dag: { tasks: called.map((template) => ({ name: template, template })) } });
    const withMain = (tasks: readonly string[], more: readonly unknown[]) =>
      ({ ...object, spec: { ...object.spec, entrypoint: 'main', templates: [calling(...tasks), ...object.spec.templates, ...more] } });
    const [before] = infer(withMain(['a'], []));
    const [after] = infer(withMain(isCalled ? ['a', 'extra'] : ['a'], [{ ...extra, name: 'extra' }]));
    const now = granted(after);
    for (const [key, set] of granted(before)) {
      expect(now.get(key)?.covers(set)).toBe(true);
    }
  }), { numRuns: 300 });
});

test('an unknown value on one path takes nothing from the others', () => {
  fc.assert(fc.property(manifest, (object) => {
    const main = (parameters: readonly unknown[]) => ({
      name: 'main',
      dag: {
        tasks: [
          { name: 'known', template: 'a' }, ...parameters.map((parameter, i) => ({ name: `t${i}`, template: 'a', arguments: { parameters: [parameter] } })),
        ],
      },
    });
    const inferWith = (...parameters: readonly unknown[]) =>
      infer({ ...object, spec: { ...object.spec, entrypoint: 'main', templates: [main(parameters), ...object.spec.templates] } })[0];
    const [before, after] = [inferWith(), inferWith({ name: 'p', value: '{{tasks.known.outputs.result}}' })];
    for (const [key, set] of granted(before)) {
      expect(granted(after).get(key)?.covers(set)).toBe(true);
    }
    const reasons = ({ unknown }: InferredWorkflow) => unknown.map(({ template, where, why }) => `${template} ${where}: ${why}`);
    expect(reasons(after)).toEqual(expect.arrayContaining(reasons(before)));
  }), { numRuns: 200 });
});

test('the order of documents does not matter', () => {
  const named = (name: string) => manifest.map((object) => ({ ...object, metadata: { ...object.metadata, name } }));
  fc.assert(fc.property(named('one'), named('two'), named('three'), (one, two, three) => {
    const sorted = (found: InferredWorkflow[]) => found.map(({ name, identities, unknown, notes }) => ({
      name, identities: identities.map(({ because, ...rest }) => rest), unknown: unknown.map(({ why }) => why), notes: notes.map(({ code }) => code),
    })).sort((a, b) => a.name < b.name ? -1 : 1);
    expect(sorted(infer(three, one, two))).toEqual(sorted(infer(one, two, three)));
  }), { numRuns: 100 });
});

test('each permission has one reason', () => {
  fc.assert(fc.property(manifest, (object) => {
    const [{ identities }] = infer(object);
    for (const { rules, clusterRules, because } of identities) {
      const permissions = [...rules, ...clusterRules].flatMap((rule) => [...expandRule(rule)]);
      expect(because).toHaveLength(permissions.length);
    }
  }), { numRuns: 200 });
});

test('the YAML grants exactly what the JSON says', () => {
  fc.assert(fc.property(manifest, (object) => {
    const { studies } = inferAccess([{ file: 'test.yaml', text: dump(object) }], {});
    const fromJson = granted(describeWorkflow(studies[0]));
    const fromYaml = grantedByYaml(studies);
    // The account that is made in place of `default` is named after the workflow.
    const expected = [...fromJson].map(([key, set]): [string, PermissionSet] => [key.replace(/^default /, 'test '), set]);
    expect([...fromYaml.keys()].sort()).toEqual(expected.map(([key]) => key).sort());
    for (const [key, set] of expected) {
      expect(fromYaml.get(key)?.grantsSameAs(set)).toBe(true);
    }
  }), { numRuns: 200 });
});
