import { deepEqual } from 'node:assert/strict';
import * as fc from 'fast-check';
import { manifestsOf, state } from '../../../access/random-access';
import { runCommand } from '../../run-command';

const STATES = 1000;

/** A row of `access -o json`. */
interface Row {
  readonly subject: string;
  readonly where: string;
  readonly apiGroup?: string;
  readonly resource?: string;
  readonly nonResourceURL?: string;
  readonly resourceNames?: readonly string[];
  readonly verbs: readonly string[];
}

const TARGETS = [
  'pods', 'pods/log', 'nodes', 'namespaces', 'deployments.apps', 'clusterroles.rbac.authorization.k8s.io', 'deployments.apps/scale', 'configmaps', '/metrics', '/healthz',
];

const request = fc.record({
  verb: fc.constantFrom('get', 'list', 'create', 'delete', 'deletecollection', 'bind'),
  target: fc.constantFrom(...TARGETS),
  name: fc.constantFrom(undefined, undefined, 'a', 'web', 'other'),
  namespace: fc.constantFrom(undefined, 'web', 'ci', 'other'),
});

/** Whether a row allows a request, read as Kubernetes documents it. */
function isAllowed(
  { where, verbs, apiGroup, resource, nonResourceURL, resourceNames }: Row, verb: string, target: string, name: string, namespace?: string,
): boolean {
  const isInScope = where === 'cluster' || where === namespace;
  if (!isInScope || !verbs.includes(verb) && !verbs.includes('*')) {
    return false;
  }
  if (target.startsWith('/')) {
    return where === 'cluster' && (nonResourceURL === target || nonResourceURL?.endsWith('*') === true && target.startsWith(nonResourceURL.slice(0, -1)));
  }
  const [qualified, part] = target.split('/');
  const [plural, ...group] = qualified.split('.');
  const resources = part === undefined ? ['*', plural] : ['*', `${plural}/${part}`, `*/${part}`];
  return [group.join('.'), '*'].includes(apiGroup ?? '/') && resources.includes(resource ?? '/') && resourceNames?.includes(name) !== false;
}

test(`in ${STATES} states of access, who-can lists the subjects with a row of access that allows the request`, async () => {
  await fc.assert(fc.asyncProperty(state, request, async (grants, { verb, target, name, namespace }) => {
    const input = manifestsOf(grants).join('');
    const named = name === undefined || target.startsWith('/') ? [] : [name];
    const args = ['who-can', verb, target, ...named, ...namespace === undefined ? [] : ['-n', namespace], '-f', '-', '-o', 'json'];
    const { out, exitCode } = await runCommand(args, { input });
    fc.pre(exitCode === 0);
    const { access } = JSON.parse((await runCommand(['access', '-', '-o', 'json'], { input })).out) as { readonly access: readonly Row[] };
    const scope = namespace ?? (target === 'namespaces' ? name : undefined);
    const expected = access.filter((row) => isAllowed(row, verb, target, named[0] ?? '', scope)).map(({ subject }) => subject);
    const { allowed } = JSON.parse(out) as { readonly allowed: readonly { readonly subject: string; readonly via: readonly unknown[] }[] };
    deepEqual(allowed.map(({ subject }) => subject).sort(), [...new Set(expected)].sort());
    deepEqual(allowed.filter(({ via }) => via.length === 0), []);
  }), { numRuns: STATES, seed: 20261129 });
}, 600_000);
