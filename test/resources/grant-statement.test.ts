import { Core } from '../../lib/resources/groups';

test('the same words make the same statement, so that it is looked into once', () => {
  expect(Core.pods.get().list().statement).toBe(Core.pods.get().list().statement);
  expect(Core.pods.get().because('it is needed').statement).not.toBe(Core.pods.get().because('it is needed').statement);
  expect(Core.pods.named('a').get().statement).not.toBe(Core.pods.named('a').get().statement);
});

test('nobody changes a rule for everybody', () => {
  const { rule } = Core.pods.get().statement;
  Object.assign(rule, { verbs: ['*'] });

  expect(Core.pods.get().statement.rule).toEqual({ apiGroups: [''], resources: ['pods'], verbs: ['get'] });
  expect(() => Core.pods.get().statement.rule.verbs.push('*')).toThrow(TypeError);
  expect(() => Core.pods.get().statement.rule.apiGroups?.push('*')).toThrow(TypeError);
  expect(() => Core.pods.get().statement.rule.resources?.push('*')).toThrow(TypeError);
});

test('a verb said twice is said once', () => {
  expect(Core.pods.get().list().get().statement.rule.verbs).toEqual(['get', 'list']);
});
