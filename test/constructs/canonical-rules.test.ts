import * as fc from 'fast-check';
import { rawGrant } from './raw-grant';
import { canonicalRules } from '../../lib/constructs/canonical-rules';
import { PermissionSet } from '../../lib/rbac/permission-set';
import { Argo, Core } from '../../lib/resources/groups';

/** Statements that every caller shares, and some that are made for one caller. */
const STATEMENTS = [
  () => Core.pods.get(),
  () => Core.pods.list().get(),
  () => Core.pods.get().list(),
  () => Core.pods.named('a').get(),
  () => Core.configMaps.get().because('why'),
  () => Argo.workflows.create(),
  () => rawGrant({ apiGroups: ['*'], resources: ['pods'], verbs: ['get'] }),
  () => rawGrant({ nonResourceURLs: ['/healthz/*', '/healthz'], verbs: ['get'] }),
].map((makeGrant) => () => makeGrant().statement);

const statements = fc.array(fc.nat({ max: STATEMENTS.length - 1 }), { maxLength: 6 }).map((picks) => picks.map((pick) => STATEMENTS[pick]()));

test('rules that are remembered are those that are made from nothing', () => {
  fc.assert(fc.property(fc.array(statements, { minLength: 1, maxLength: 8 }), (lists) => {
    for (const list of [...lists, ...lists]) {
      expect(canonicalRules(list)).toEqual(PermissionSet.of(list.map(({ rule }) => rule)).toRules());
    }
  }));
});

test('the rules of the same statements are made once, unless very many others were asked for in between', () => {
  const list = [Core.pods.get().statement, Core.podsLog.get().statement];
  const others = Array.from({ length: 10_001 }, () => rawGrant({ apiGroups: [''], resources: ['pods'], verbs: ['get'] }).statement);
  const rules = canonicalRules(list);

  expect(canonicalRules(list)).toBe(rules);
  expect(canonicalRules(others)).toEqual([{ apiGroups: [''], resources: ['pods'], verbs: ['get'] }]);
  expect(canonicalRules(list)).toEqual(rules);
  expect(canonicalRules(list)).not.toBe(rules);
});
