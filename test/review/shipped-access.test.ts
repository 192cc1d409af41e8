import { dump } from 'js-yaml';
import { reviewText } from './review-input';
import { BOOTSTRAP_OBJECTS, KUBERNETES_MINORS } from '../../lib/access/bootstrap/bootstrap-objects.generated';
import { isAtLeast } from '../../lib/review/checks/severity';
import { binding } from '../access/access-texts';

/** What a fresh API server of a minor has. */
function bootstrapYaml(minor: string): string {
  const ordinal = (text: string) => Number(text.split('.')[1]);
  return BOOTSTRAP_OBJECTS.filter(({ since = minor, until = minor }) => ordinal(since) <= ordinal(minor) && ordinal(minor) <= ordinal(until))
    .map(({ name, namespace, labels, since: _since, until: _until, ...rest }) => dump({
      apiVersion: 'rbac.authorization.k8s.io/v1', metadata: { name, ...namespace === undefined ? {} : { namespace }, ...labels === undefined ? {} : { labels } }, ...rest,
    })).join('---\n');
}

test.each([KUBERNETES_MINORS[0], KUBERNETES_MINORS[KUBERNETES_MINORS.length - 1]])('a fresh API server of Kubernetes %s has nothing at medium or above that isn\'t expected', (minor) => {
  const { findings, unknown } = reviewText(bootstrapYaml(minor), { kubernetesVersion: minor });
  expect(findings.filter(({ severity, expected }) => expected !== true && isAtLeast(severity, 'medium')).map(({ check, subject, where }) => `${check} ${subject} ${where}`)).toEqual([]);
  expect(unknown).toEqual([]);
});

test.each([
  ['system:kubelet-api-admin', []],
  ['system:controller:root-ca-cert-publisher', []],
  ['system:controller:generic-garbage-collector', ['A15 high']],
])('a role of Kubernetes controls a namespace only if it grants enough there: %s', (name, expected) => {
  const { findings } = reviewText(bootstrapYaml('1.37') + `---${binding('web', `ClusterRole ${name}`, 'User dev')}`, { kubernetesVersion: '1.37' });
  expect(findings.filter(({ check, subject }) => check === 'A15' && subject === 'User dev').map(({ check, severity }) => `${check} ${severity}`)).toEqual(expected);
});

test('who binds a role of Kubernetes to somebody else isn\'t expected', () => {
  const { findings } = reviewText(bootstrapYaml('1.37') + `---${binding(undefined, 'ClusterRole system:controller:clusterrole-aggregation-controller', 'User dev')}`, { kubernetesVersion: '1.37' });
  expect(findings.filter(({ expected, subject }) => expected !== true && subject === 'User dev').map(({ check, severity }) => `${check} ${severity}`)).toEqual(['A15 critical', 'J13 info']);
});
