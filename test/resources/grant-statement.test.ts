import * as fc from 'fast-check';
import { CustomResource } from '../../lib/resources/custom-resource';
import { GrantStatement } from '../../lib/resources/grant-statement';
import { Argo, Core } from '../../lib/resources/groups';
import { ResourceInfo } from '../../lib/resources/resource-info';

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

test('a verb said twice, with a reason the second time, is said once', () => {
  const { rule, reasons } = Core.pods.get().statement._with('get', ['why']);

  expect({ rule, reasons }).toEqual({ rule: { apiGroups: [''], resources: ['pods'], verbs: ['get'] }, reasons: ['why'] });
});

/** Resources of all kinds, by infos that every caller shares. */
const INFOS: readonly ResourceInfo[] = [
  Core.pods.info,
  Core.nodes.info,
  Argo.workflows.info,
  Core.pods.named('a').info,
  Core.pods.named('A').info,
  CustomResource.namespaced({ apiGroup: 'example.com', plural: 'widgets', kind: 'Widget' }).info,
  CustomResource.namespaced({ apiGroup: 'example', plural: 'Widgets', kind: 'Widget' }).info,
];

const calls = fc.array(fc.tuple(fc.constantFrom('get', 'list', 'create', 'use', 'GET', '*', ''), fc.constantFrom<string[][]>([], ['why'], [' '])), { minLength: 1, maxLength: 4 });

function statementOf(info: ResourceInfo, [[verb, reasons], ...more]: readonly [string, readonly string[]][]): GrantStatement {
  return more.reduce((statement, [next, because]) => statement._with(next, because), GrantStatement._onResource(info, verb, reasons));
}

test('a statement that many share says the same as one that is made from nothing, however often it is asked', () => {
  fc.assert(fc.property(fc.constantFrom(...INFOS), calls, (info, [first, ...more]) => {
    const fresh = statementOf({ ...info }, [first, ...more]);
    const shared = statementOf(info, [first, ...more]);
    const contentOf = (statement: GrantStatement) => ({
      rule: statement.rule, scope: statement.scope, reasons: statement.reasons, issues: statement._issues, placed: statement._issuesAt('grants[0]'),
    });

    const said = contentOf(fresh);

    expect(contentOf(shared)).toEqual(said);
    expect(contentOf(shared)).toEqual(said);
  }));
});

const NAMED = CustomResource.namespaced({ apiGroup: 'example.com', plural: 'widgets', kind: 'Widget', specialVerbs: ['use'] }).named('a');

test.each<[string, () => GrantStatement]>([
  ['verb', () => NAMED.get().statement],
  ['special verb', () => NAMED.special('use', 'why').statement],
  ['server-side apply', () => NAMED.serverSideApply('why').statement],
])('who changes the names of a resource changes no grant on it: %s', (_, makeStatement) => {
  const statement = makeStatement();
  const before = statement.rule;
  NAMED.info.resourceNames?.push('*');

  expect(statement.rule).toEqual(before);
  expect(statement._issuesAt('grants[0]')).toEqual([]);
  NAMED.info.resourceNames?.pop();
});
