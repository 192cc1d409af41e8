import { makeAccess } from '../../../scripts/bench/manifests/make-access';
import { accessOf } from '../../access/access-texts';

const texts = (roles: number, isChanged = false) => makeAccess(roles, isChanged).map(({ text }) => text);

test('the access is the same in every run, and reads as what it is to be', () => {
  expect(texts(200)).toEqual(texts(200));
  const { objects: { roles, bindings, others }, unknownRoles, subjects } = accessOf(...texts(200));
  expect({
    roles: roles.length,
    rules: roles.flatMap(({ rules }) => rules).length,
    bindings: bindings.length,
    accounts: others.length,
    unknown: unknownRoles.length,
  }).toEqual({ roles: 200, rules: 2000, bindings: 400, accounts: 100, unknown: 0 });
  expect(subjects.length).toBeGreaterThan(90);
});

test('one role in a hundred has another verb in the other state', () => {
  const rules = (isChanged: boolean) => accessOf(...texts(200, isChanged)).objects.roles.map((role) => JSON.stringify(role.rules));
  const [before, after] = [rules(false), rules(true)];
  expect(after.filter((text, i) => text !== before[i]).length).toBe(2);
});
