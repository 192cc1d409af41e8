import { chooseByNames } from '../../lib/argo/features/chosen-feature';
import { FEATURE_IDS, FeatureId, FEATURES } from '../../lib/argo/features/feature-table';
import { parseFeature } from '../../lib/cli/feature-names';

/** A feature as the command takes it, with a name where it needs one. */
function written(id: FeatureId): string {
  return ['nothing', 'prop', 'optional names'].includes(FEATURES[id].takes.kind) ? id : `${id}=my-name`;
}

test('every feature is read', () => {
  const unread = FEATURE_IDS.map((id) => ({ id, ...parseFeature(written(id)) }))
    .filter(({ id, features, diagnostics }) => diagnostics.length > 0 || features.length !== 1 || features[0].id !== id);
  expect(unread).toEqual([]);
});

test('names of several namespaces are several features', () => {
  expect(parseFeature('semaphores=here,locks/deployments,there').features).toEqual([
    { id: 'semaphores', names: ['here', 'there'] }, { id: 'semaphores', names: ['deployments'], namespaces: ['locks'] },
  ]);
});

test('names are left out where they may be', () => {
  expect(parseFeature('workflow-templates').features).toEqual([{ id: 'workflow-templates' }]);
  expect(parseFeature('workflow-templates=a,b').features).toEqual(chooseByNames('workflow-templates', ['a', 'b']));
});

test.each([
  ['what is not a feature', 'x', 'install/unknown-feature', '"x" isn\'t a feature.', `Choose one of ${FEATURE_IDS.join(', ')}.`],
  ['what is misspelt', 'memoisation=my-cache', 'install/unknown-feature', '"memoisation" isn\'t a feature.', 'Write memoization=my-cache.'],
  ['a member of every object', 'toString', 'install/unknown-feature', '"toString" isn\'t a feature.', `Choose one of ${FEATURE_IDS.join(', ')}.`],
  ['names that are not taken', 'archive=a', 'install/wrong-feature-names', 'The feature archive takes no names.', 'Leave "a" out.'],
  ['names of a fact of the cluster', 'owner-references-permission-enforcement=a', 'install/wrong-feature-names',
    'The feature owner-references-permission-enforcement takes no names.', 'Leave "a" out.'],
  ['no names', 'memoization', 'install/wrong-feature-names', 'The feature memoization needs names.', 'Write memoization=NAME,NAME.'],
  ['no name', 'tls-certificate=', 'install/wrong-feature-names', 'The feature tls-certificate needs a name.', 'Write tls-certificate=NAME.'],
  ['two names for one', 'tls-certificate=a,b', 'install/wrong-feature-names', 'The feature tls-certificate takes one name.', 'Write tls-certificate=NAME.'],
])('refuses %s', (_, text, code, message, fix) => {
  expect(parseFeature(text)).toEqual({
    features: [], diagnostics: [{ code, severity: 'error', place: { kind: 'option', name: '--feature' }, message, fix }],
  });
});
