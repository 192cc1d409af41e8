import { chooseByNames, featureText } from '../../lib/argo/features/chosen-feature';
import { FEATURE_IDS } from '../../lib/argo/features/feature-table';
import { featureOption, parseFeature } from '../../lib/cli/feature-names';

test('every feature is read as the option for it is written', () => {
  const unread = FEATURE_IDS.map((id) => ({ id, ...parseFeature(featureOption(id).replace('--feature ', '')) }))
    .filter(({ id, features, diagnostics }) => diagnostics.length > 0 || features.length !== 1 || features[0].id !== id);
  expect(unread).toEqual([]);
});

test.each([
  'cron-workflows', 'owner-references-permission-enforcement', 'memoization=a,b', 'tls-certificate=a', 'workflow-templates', 'workflow-templates=a,b',
  'semaphores=a', 'semaphores=here/a,here/b', 'webhooks=github,gitlab',
])('%s is written as it is read', (text) => {
  expect(parseFeature(text).features.map(featureText)).toEqual([text]);
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

test('a name is what follows the first =, so a second one is found to be wrong', () => {
  expect(parseFeature('memoization=a=b').features).toEqual([{ id: 'memoization', names: ['a=b'] }]);
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
  ['a name that is missing, where all are meant without one', 'workflow-templates=', 'install/wrong-feature-names', 'The feature workflow-templates has no name after =.', 'Write workflow-templates=NAME,NAME or workflow-templates.'],
  ['a name that is missing, where none is taken', 'cron-workflows=', 'install/wrong-feature-names', 'The feature cron-workflows takes no names.', 'Write cron-workflows.'],
  ['a name that is missing, of a fact of the cluster', 'owner-references-permission-enforcement=', 'install/wrong-feature-names',
    'The feature owner-references-permission-enforcement takes no names.', 'Write owner-references-permission-enforcement.'],
  ['two names for one', 'tls-certificate=a,b', 'install/wrong-feature-names', 'The feature tls-certificate takes one name.', 'Write tls-certificate=NAME.'],
])('refuses %s', (_, text, code, message, fix) => {
  expect(parseFeature(text)).toEqual({
    features: [], diagnostics: [{ code, severity: 'error', place: { kind: 'option', name: '--feature' }, message, fix }],
  });
});
