import { canonicalRules } from '../../lib/constructs/canonical-rules';
import { PermissionSet } from '../../lib/rbac/permission-set';
import { Argo, Batch, Core } from '../../lib/resources/groups';

const GRANTS = {
  'shared ones': [Core.pods.get().list(), Core.secrets.get(), Core.pods.list().watch()],
  'one with a name': [Core.pods.get(), Core.secrets.named('a').get()],
  'one with a reason': [Core.pods.get().because('it looks'), Core.podsLog.get()],
  'none': [],
};

test.each(Object.entries(GRANTS))('the rules of %s are those of the algebra, the second time too', (_, grants) => {
  const statements = grants.map(({ statement }) => statement);
  const expected = PermissionSet.of(statements.map(({ rule }) => rule)).toRules();

  expect(canonicalRules(statements)).toEqual(expected);
  expect(canonicalRules(statements)).toEqual(expected);
});

test('who changes the rules that come out changes them for nobody else', () => {
  const statements = [Core.pods.get().statement, Batch.jobs.get().statement];
  const [pods] = canonicalRules(statements);
  pods.verbs.push('*');
  pods.apiGroups?.push('*');
  pods.resources?.push('*');

  expect(canonicalRules(statements)[0]).toEqual({ apiGroups: [''], resources: ['pods'], verbs: ['get'] });
});

test('other statements are other rules, however many there were before', () => {
  const verbs = ['get', 'list', 'watch', 'update', 'patch', 'delete'] as const;
  const grown = (length: number): ReturnType<typeof Core.pods.get>[] =>
    length === 0 ? [Core.pods.create()] : grown(length - 1).flatMap((grant) => verbs.map((verb) => grant[verb]()));
  const statements = grown(4).map(({ statement }) => statement);
  expect(statements.length).toBeGreaterThan(1000);

  const rules = statements.map((statement) => canonicalRules([statement, Argo.workflows.get().statement]));
  expect(rules).toEqual(statements.map(({ rule }) => PermissionSet.of([rule, Argo.workflows.get().statement.rule]).toRules()));
});
