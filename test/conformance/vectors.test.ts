import { normalPermissions } from './permission-text';
import { toAccessRequest } from './request-data';
import { faultyFields } from './validation-verdict';
import { readVectors } from './vectors';
import { PermissionSet } from '../../lib/rbac/permission-set';

// What Kubernetes itself has said: see docs/conformance.md. `npm run test:oracle` asks it again.

test('allows gives the verdicts of Kubernetes\' authorizer', () => {
  const { cases } = readVectors('authorization');
  expect(cases.length).toBeGreaterThanOrEqual(2_000);
  expect(cases.map((one) => ({ ...one, allowed: PermissionSet.of(one.rules).allows(toAccessRequest(one.request)) }))).toEqual(cases);
});

test('covers and missing give the answers of Kubernetes\' Covers', () => {
  const { cases } = readVectors('coverage');
  expect(cases.length).toBeGreaterThanOrEqual(500);
  for (const { owner, servant, covers, missing } of cases) {
    const [owned, wanted] = [PermissionSet.of(owner), PermissionSet.of(servant)];
    expect({ owner, servant, covers: owned.covers(wanted), missing: normalPermissions(owned.missing(wanted).toRules()) })
      .toEqual({ owner, servant, covers, missing: normalPermissions(missing) });
  }
});

test('the canonical form has the permissions that nothing else covers', () => {
  const { cases } = readVectors('canonical');
  expect(cases.length).toBeGreaterThanOrEqual(300);
  for (const { rules, permissions } of cases) {
    const canonical = PermissionSet.of(rules).toRules();
    expect({ rules, permissions: normalPermissions(canonical) }).toEqual({ rules, permissions: normalPermissions(permissions) });
  }
});

test('validation finds fault where Kubernetes does', () => {
  const { cases } = readVectors('validation');
  expect(cases.length).toBeGreaterThanOrEqual(600);
  expect(cases.map(({ object }) => ({ object, faultyFields: faultyFields(object) }))).toEqual(cases);
});
