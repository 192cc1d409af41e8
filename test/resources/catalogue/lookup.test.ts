import { findByVerb, findByWord, findResource, findSubresources } from '../../../lib/resources/catalogue/lookup';
import { resourceText } from '../../../lib/resources/resource-names';

type Known = ReturnType<typeof findByWord>[number];

const text = ({ group, row }: Known) => `${resourceText(row.plural, row.subresource)}.${group.apiGroup}`;

test('a resource by group, plural and subresource', () => {
  expect(findResource('', 'pods', 'log')).toMatchObject({ group: { className: 'Core' }, row: { kind: 'Pod', verbs: ['get'] } });
  expect(findResource('argoproj.io', 'sensors')).toMatchObject({ group: { className: 'ArgoEvents' } });
  expect(findResource('apps', 'pods')).toBeUndefined();
});

test('a user extra by whatever key', () => {
  expect(findResource('authentication.k8s.io', 'userextras', 'scopes')).toMatchObject({ row: { kind: 'UserExtra' } });
});

test('a resource by plural, singular, kind and short name in any case', () => {
  for (const word of ['cronworkflows', 'cronworkflow', 'CronWorkflow', 'cwf', 'cronwf']) {
    expect(findByWord(word).map(text)).toEqual(['cronworkflows.argoproj.io']);
  }
  expect(findByWord('events').map(text)).toEqual(['events.', 'events.events.k8s.io']);
  expect(findByWord('widgets')).toEqual([]);
});

test('subresources of a resource', () => {
  expect(findSubresources('apps', 'deployments').map(text)).toEqual(['deployments/finalizers.apps', 'deployments/scale.apps', 'deployments/status.apps']);
});

test('resources by special verb', () => {
  expect(findByVerb('escalate').map(text)).toEqual(['clusterroles.rbac.authorization.k8s.io', 'roles.rbac.authorization.k8s.io']);
});

test('the table is not loaded with the package', () => {
  jest.isolateModules(() => {
    const load = jest.fn(() => jest.requireActual<object>('../../../lib/resources/catalogue/catalogue'));
    jest.doMock('../../../lib/resources/catalogue/catalogue', load);
    const { Core } = jest.requireActual<typeof import('../../../lib')>('../../../lib');
    expect(load).not.toHaveBeenCalled();
    expect(Core.pods.get().statement.faults).toEqual([]);
  });
});
