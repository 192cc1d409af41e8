import { App, Chart, Lazy } from 'cdk8s';
import type { ApiObjectMetadata } from 'cdk8s';
import { Construct } from 'constructs';
import {
  Core, DedicatedServiceAccount, ExistingClusterRole, ExistingGroup, ExistingRole, ExistingServiceAccount, ExistingUser, KubernetesObjectProps,
  TailoredClusterRole, TailoredRole,
} from '../../lib';

type ConstructLocation = new (scope: Construct, id: string, props?: KubernetesObjectProps) => Construct;

describe('names', () => {
  test.each<[string, ConstructLocation, string, ApiObjectMetadata | undefined, string]>([
    ['the id', TailoredRole, 'argo-role', undefined, 'argo-role'],
    ['the one in the metadata', TailoredRole, 'role', { name: 'argo-role' }, 'argo-role'],
    ['a path segment for a role', TailoredRole, 'system:Argo_role', undefined, 'system:Argo_role'],
    ['a path segment for a cluster role', TailoredClusterRole, 'role', { name: 'system:argo' }, 'system:argo'],
    ['a subdomain for an account', DedicatedServiceAccount, 'argo.sa-1', undefined, 'argo.sa-1'],
  ])('%s', (_, maker, id, metadata, name) => {
    expect(new maker(new Chart(new App(), 'chart'), id, { metadata })).toHaveProperty('name', name);
  });
});

describe('metadata is refused', () => {
  const lazy: string = Lazy.any({ produce: () => 'later' });
  const tooLong = 'a'.repeat(64);
  const dnsLabel = 'Use only lower-case letters, digits and "-", and begin and end with a letter or digit.';
  const dnsSubdomain = 'Use only lower-case letters, digits, "-" and ".", and begin and end each part with a letter or digit.';

  test.each<[string, ConstructLocation, KubernetesObjectProps, string]>([
    ['a name with a slash', TailoredRole, { metadata: { name: 'a/b' } }, 'metadata.name: error[rbac/invalid-name]: "a/b" isn\'t a valid name. Remove "/" from it.'],
    ['an empty name', TailoredRole, { metadata: { name: '' } }, 'metadata.name: error[rbac/missing-name]: The name is missing. Write one.'],
    ['a name that is known only at synth', TailoredRole, { metadata: { name: lazy } },
      'metadata.name: error[rbac/wrong-type]: The value is an object. Write text.'],
    ['a name with a control character', TailoredRole, { metadata: { name: 'a\u001bb' } },
      'metadata.name: error[construct/unprintable-name]: The name "a\\u001bb" has a character that can\'t be seen. Remove the character.'],
    ['a name with a mark that turns the direction', TailoredClusterRole, { metadata: { name: 'a\u202eb' } },
      'metadata.name: error[construct/unprintable-name]: The name "a\\u202eb" has a character that can\'t be seen. Remove the character.'],
    ['upper case for an account', DedicatedServiceAccount, { metadata: { name: 'Argo' } }, `metadata.name: error[rbac/invalid-name]: "Argo" isn't a valid ServiceAccount name. ${dnsSubdomain}`],
    ['a namespace in upper case', TailoredRole, { metadata: { namespace: 'Argo' } }, `metadata.namespace: error[rbac/invalid-name]: "Argo" isn't a valid namespace. ${dnsLabel}`],
    ['an empty namespace', TailoredRole, { metadata: { namespace: '' } }, 'metadata.namespace: error[rbac/missing-name]: The namespace is missing. Write one.'],
    ['a label too long', TailoredRole, { metadata: { labels: { a: tooLong } } },
      `metadata.labels[a]: error[rbac/invalid-label]: "${tooLong}" isn't a valid label value. Use at most 63 bytes.`],
    ['an annotation with a blank in its key', TailoredRole, { metadata: { annotations: { 'a b': '' } } },
      'metadata.annotations: error[rbac/invalid-annotation]: "a b" isn\'t a valid annotation key.'],
    ['two descriptions', TailoredRole, { metadata: { annotations: { 'kubernetes.io/description': 'one' } }, description: 'two' },
      'metadata.annotations[kubernetes.io/description]: error[construct/conflicting-annotation]: The annotation says something else than the description. Give one of them.'],
    ['a description too long', TailoredRole, { description: 'a'.repeat(256 * 1024) }, 'metadata.annotations: error[rbac/annotations-too-large]: The annotations have 262169 bytes'],
  ])('%s', (_, maker, props, fault) => {
    expect(() => new maker(new Chart(new App(), 'chart'), 'x', props)).toThrow(fault);
  });

  test('with all its faults at once', () => {
    const chart = new Chart(new App(), 'chart', { namespace: 'Argo' });

    expect(() => new TailoredRole(chart, 'role', { metadata: { name: '..', labels: { '': 'x' } } })).toThrow(new Error(
      "chart/role: the Role can't be made:\n"
      + '  metadata.name: error[rbac/invalid-name]: ".." isn\'t a valid name. Use any name except "." and "..".\n'
      + `  metadata.namespace: error[rbac/invalid-name]: "Argo" isn't a valid namespace. ${dnsLabel}\n`
      + '  metadata.labels: error[rbac/invalid-label]: "" isn\'t a valid label key. Use only letters, digits, "-", "_" and ".", and begin and end with a letter or digit.'));
  });
});

test('an object outside a chart is refused', () => {
  expect(() => new TailoredRole(new App(), 'role')).toThrow(new Error(
    "role: the Role can't be made:\n  scope: error[construct/missing-chart]: The scope is in no chart. Make a Chart, and pass it or a construct in it as the scope."));
});

describe('calls that no compiler has checked are refused', () => {
  const chart = () => new Chart(new App(), 'chart');

  test.each<[string, Function, readonly unknown[], string]>([
    ['no scope', TailoredRole, [undefined, 'role'], "role: the Role can't be made:\n"
      + '  scope: error[construct/missing-chart]: The scope is in no chart. Make a Chart, and pass it or a construct in it as the scope.'],
    ['what is no scope', TailoredRole, [{}, 'role'], "role: the Role can't be made:\n"
      + '  scope: error[construct/missing-chart]: The scope is in no chart. Make a Chart, and pass it or a construct in it as the scope.'],
    ['no id', TailoredRole, [chart()], "chart/: the Role can't be made:\n"
      + '  id: error[construct/missing-id]: The construct has no id. Give one that no other construct of the scope has.'],
    ['neither scope nor id', DedicatedServiceAccount, [], ": the ServiceAccount can't be made:\n"
      + '  id: error[construct/missing-id]: The construct has no id. Give one that no other construct of the scope has.\n'
      + '  scope: error[construct/missing-chart]: The scope is in no chart. Make a Chart, and pass it or a construct in it as the scope.'],
    ['flags of the wrong type, both reported', DedicatedServiceAccount, [chart(), 'sa', { automountServiceAccountToken: 'yes', tokenSecret: 1 }],
      "chart/sa: the ServiceAccount can't be made:\n"
      + '  automountServiceAccountToken: error[construct/invalid-flag]: The value is neither true nor false. Write one of them.\n'
      + '  tokenSecret: error[construct/invalid-flag]: The value is neither true nor false. Write one of them.'],
  ])('%s', (_, constructor, args, message) => {
    expect(() => Reflect.construct(constructor, args)).toThrow(new Error(message));
  });

  test('whatever it is, with a diagnostic and never with an error of the program', () => {
    const values: readonly unknown[] = [undefined, null, 0, 5, true, '', 'x', 'A/b', {}, { name: 5 }, [], [null], ['x'], () => undefined, Symbol('s')];
    const account = () => new DedicatedServiceAccount(new Chart(new App(), 'chart', { namespace: 'a' }), 'sa');
    const calls: Record<string, (value: any) => unknown> = {
      'role with a scope': (scope) => new TailoredRole(scope, 'x'),
      'role with an id': (id) => new TailoredRole(chart(), id),
      'role with props': (props) => new TailoredRole(chart(), 'x', props),
      'role with metadata': (metadata) => new TailoredRole(chart(), 'x', { metadata }),
      'role with a description': (description) => new TailoredRole(chart(), 'x', { description }),
      'role with a name': (name) => new TailoredRole(chart(), 'x', { metadata: { name } }),
      'role with a namespace': (namespace) => new TailoredRole(chart(), 'x', { metadata: { namespace } }),
      'role with labels': (labels) => new TailoredRole(chart(), 'x', { metadata: { labels } }),
      'role that allows': (grant) => new TailoredRole(chart(), 'x').allow(grant),
      'role that is bound': (subject) => new TailoredRole(chart(), 'x').bindTo(subject),
      'cluster role with props': (props) => new TailoredClusterRole(chart(), 'x', props),
      'cluster role that allows': (grant) => new TailoredClusterRole(chart(), 'x').allow(grant),
      'cluster role that collects': (labels) => new TailoredClusterRole(chart(), 'x').aggregateFrom(labels),
      'cluster role that is collected': (name) => new TailoredClusterRole(chart(), 'x').aggregateTo(name),
      'cluster role that is bound in a namespace': (namespace) => new TailoredClusterRole(chart(), 'x').bindIn(namespace, account()),
      'cluster role that is bound': (subject) => new TailoredClusterRole(chart(), 'x').bindClusterWide(subject),
      'account with props': (props) => new DedicatedServiceAccount(chart(), 'x', props),
      'account with pull secrets': (imagePullSecrets) => new DedicatedServiceAccount(chart(), 'x', { imagePullSecrets }),
      'account that allows': (grant) => account().allow(grant),
      'account that allows in a namespace': (namespace) => account().allowIn(namespace, Core.pods.get()),
      'account that allows cluster-wide': (grant) => account().allowClusterWide(grant),
      'existing user': (name) => ExistingUser.fromName(name),
      'existing group': (name) => ExistingGroup.fromName(name),
      'existing account': (name) => ExistingServiceAccount.fromName(name),
      'existing account with props': (props) => ExistingServiceAccount.fromName('x', props),
      'existing account with a namespace': (namespace) => ExistingServiceAccount.fromName('x', { namespace }),
      'existing user with a reason': (reason) => ExistingUser.fromName('x').because(reason),
      'existing cluster role with a scope': (scope) => ExistingClusterRole.fromName(scope, 'x', 'x'),
      'existing cluster role with an id': (id) => ExistingClusterRole.fromName(chart(), id, 'x'),
      'existing cluster role': (name) => ExistingClusterRole.fromName(chart(), 'x', name),
      'existing role': (name) => ExistingRole.fromName(chart(), 'x', name),
      'existing role with props': (props) => ExistingRole.fromName(chart(), 'x', 'x', props),
    };
    const offenders = Object.entries(calls).flatMap(([name, call]) => values.flatMap((value) => {
      try {
        call(value);
        return [];
      } catch (error) {
        return error instanceof Error && error.constructor === Error && error.message.includes(':\n  ') ? [] : [`${name}: ${String(value)}: ${String(error)}`];
      }
    }));

    expect(offenders).toEqual([]);
  });
});

describe('a name that is the id of the construct', () => {
  test.each<[string, ConstructLocation, string, string]>([
    ['offers a similar one', DedicatedServiceAccount, 'Ci', "{ name: 'ci' }"],
    ['offers a similar one, where several characters are wrong', DedicatedServiceAccount, 'My_Account (CI)', "{ name: 'my-account-ci' }"],
    ['offers none that is like nothing', DedicatedServiceAccount, '---', "{ name: '…' }"],
  ])('%s', (_, maker, id, name) => {
    expect(() => new maker(new Chart(new App(), 'chart'), id)).toThrow(`The name is the id of the construct: give another one in the metadata, ${name}.`);
  });
});

test('the props are left as they are', () => {
  const props = Object.freeze({ metadata: Object.freeze({ annotations: Object.freeze({ a: 'b' }) }), description: 'd' });
  new TailoredRole(new Chart(new App(), 'chart'), 'role', props);

  expect(props).toEqual({ metadata: { annotations: { a: 'b' } }, description: 'd' });
});
