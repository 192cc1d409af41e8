import { Core } from '../../lib/resources/groups';

test.each([
  ['that others make too', () => Core.pods.get()],
  ['with names', () => Core.pods.named('a').get()],
])('nobody changes the rule of a grant %s', (_, makeGrant) => {
  const grant = makeGrant();
  const before = structuredClone(grant.statement.rule);
  const { rule } = grant.statement;
  Object.values(rule).forEach((list: string[]) => list.push('*'));
  Object.assign(rule, { verbs: ['*'] });

  expect(grant.statement.rule).toEqual(before);
  expect(makeGrant().statement.rule).toEqual(before);
});

test('a verb said twice is said once', () => {
  expect(Core.pods.get().list().get().statement.rule.verbs).toEqual(['get', 'list']);
});
