import * as fc from 'fast-check';
import { isPrintable } from '../../../lib/diagnostics/printable-text';
import { validateAnyName, validateNamespaceName, validateObjectName, validateServiceAccountName } from '../../../lib/rbac/validation/object-names';
import { isPlainName } from '../../../lib/rbac/validation/plain-name';

test.each<[string, unknown, boolean]>([
  ['a letter', 'a', true],
  ['letters, digits and dashes', '0argo-role--1', true],
  ['the longest', 'a'.repeat(63), true],
  ['one longer', 'a'.repeat(64), false],
  ['nothing', '', false],
  ['a dash at the begin', '-a', false],
  ['a dash at the end', 'a-', false],
  ['a dot', 'a.b', false],
  ['upper case', 'A', false],
  ['a line end', 'a\n', false],
  ['no name', undefined, false],
  ['what only reads like one', ['a'], false],
])('%s: %j', (_, name, isPlain) => {
  expect(isPlainName(name)).toBe(isPlain);
});

test('a plain name is sound for every kind, for namespaces and subjects too', () => {
  const name = fc.string({ unit: fc.constantFrom('a', '0', '-', '.', ':', '/', 'A', 'é', '\n'), maxLength: 70 });
  let plain = 0;
  fc.assert(fc.property(name, (text) => {
    if (isPlainName(text)) {
      plain++;
      const faults = [validateObjectName, validateServiceAccountName, validateNamespaceName, validateAnyName].flatMap((validate) => validate(text, 'name'));
      expect(faults).toEqual([]);
      expect(isPrintable(text)).toBe(true);
    }
  }), { numRuns: 5000 });
  expect(plain).toBeGreaterThan(100);
});
