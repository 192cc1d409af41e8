import { App, Chart, Lazy } from 'cdk8s';
import type { ApiObjectMetadata } from 'cdk8s';
import { Construct } from 'constructs';
import { DedicatedServiceAccount, KubernetesObjectProps, TailoredClusterRole, TailoredRole } from '../../lib';

type Maker = new (scope: Construct, id: string, props?: KubernetesObjectProps) => Construct;

describe('names', () => {
  test.each<[string, Maker, string, ApiObjectMetadata | undefined, string]>([
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

  test.each<[string, Maker, KubernetesObjectProps, string]>([
    ['a name with a slash', TailoredRole, { metadata: { name: 'a/b' } }, 'metadata.name: error[rbac/invalid-name]: "a/b" isn\'t a valid name. Remove "/" from it.'],
    ['an empty name', TailoredRole, { metadata: { name: '' } }, 'metadata.name: error[rbac/missing-name]: The name is missing. Write one.'],
    ['a name that is known only at synth', TailoredRole, { metadata: { name: lazy } },
      'metadata.name: error[rbac/wrong-type]: The value is an object. Write text.'],
    ['a name with a control character', TailoredRole, { metadata: { name: 'a\u001bb' } },
      'metadata.name is "a\\u001bb", which has a character that can\'t be seen; leave it out'],
    ['a name with a mark that turns the direction', TailoredClusterRole, { metadata: { name: 'a\u202eb' } },
      'metadata.name is "a\\u202eb", which has a character that can\'t be seen; leave it out'],
    ['upper case for an account', DedicatedServiceAccount, { metadata: { name: 'Argo' } }, `metadata.name: error[rbac/invalid-name]: "Argo" isn't a valid ServiceAccount name. ${dnsSubdomain}`],
    ['a namespace in upper case', TailoredRole, { metadata: { namespace: 'Argo' } }, `metadata.namespace: error[rbac/invalid-name]: "Argo" isn't a valid namespace. ${dnsLabel}`],
    ['an empty namespace', TailoredRole, { metadata: { namespace: '' } }, 'metadata.namespace: error[rbac/missing-name]: The namespace is missing. Write one.'],
    ['a label too long', TailoredRole, { metadata: { labels: { a: tooLong } } },
      `metadata.labels[a]: error[rbac/invalid-label]: "${tooLong}" isn't a valid label value. Use at most 63 bytes.`],
    ['an annotation with a blank in its key', TailoredRole, { metadata: { annotations: { 'a b': '' } } },
      'metadata.annotations: error[rbac/invalid-annotation]: "a b" isn\'t a valid annotation key.'],
    ['two descriptions', TailoredRole, { metadata: { annotations: { 'kubernetes.io/description': 'one' } }, description: 'two' },
      'metadata.annotations[kubernetes.io/description] is given besides the description, and says something else; give one of them'],
    ['a description too long', TailoredRole, { description: 'a'.repeat(256 * 1024) }, 'metadata.annotations: error[rbac/annotations-too-large]: The annotations have 262169 bytes'],
  ])('%s', (_, maker, props, fault) => {
    expect(() => new maker(new Chart(new App(), 'chart'), 'x', props)).toThrow(fault);
  });

  test('with all its faults at once', () => {
    const chart = new Chart(new App(), 'chart', { namespace: 'Argo' });

    expect(() => new TailoredRole(chart, 'role', { metadata: { name: '..', labels: { '': 'x' } } })).toThrow(new Error(
      "chart/role: the Role can't be made:\n"
      + '  metadata.name: error[rbac/invalid-name]: ".." isn\'t a valid name. Use a name other than "." and "..".\n'
      + `  metadata.namespace: error[rbac/invalid-name]: "Argo" isn't a valid namespace. ${dnsLabel}\n`
      + '  metadata.labels: error[rbac/invalid-label]: "" isn\'t a valid label key. Use only letters, digits, "-", "_" and ".", and begin and end with a letter or digit.'));
  });
});

test('an object outside a chart is refused', () => {
  expect(() => new TailoredRole(new App(), 'role')).toThrow(new Error(
    "role: the Role can't be made:\n  scope is in no chart; make a Chart, and pass it or a construct in it as the scope"));
});

describe('calls that no compiler has checked are refused', () => {
  test.each<[string, readonly unknown[], string]>([
    ['no scope', [undefined, 'role'], 'role: the Role can\'t be made:\n  scope is in no chart; make a Chart, and pass it or a construct in it as the scope'],
    ['no id', [new Chart(new App(), 'chart')], 'chart/: the Role can\'t be made:\n  metadata.name: error[rbac/missing-name]: The name is missing.'],
  ])('%s', (_, args, message) => {
    expect(() => Reflect.construct(TailoredRole, args)).toThrow(message);
  });
});

test('the props are left as they are', () => {
  const props = Object.freeze({ metadata: Object.freeze({ annotations: Object.freeze({ a: 'b' }) }), description: 'd' });
  new TailoredRole(new Chart(new App(), 'chart'), 'role', props);

  expect(props).toEqual({ metadata: { annotations: { a: 'b' } }, description: 'd' });
});
