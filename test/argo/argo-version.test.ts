import { ArgoVersion } from '../../lib/argo/argo-version';

const LATEST = ArgoVersion.known[ArgoVersion.known.length - 1];

/** The member that a version is. */
function constantOf(version: ArgoVersion): string {
  return `ArgoVersion.${String(version).toUpperCase().replace('.', '_')}`;
}

describe('ArgoVersion.of', () => {
  test.each([
    ['v3.5', ArgoVersion.V3_5],
    ['3.6.0', ArgoVersion.V3_6],
    ['v3.7.18', ArgoVersion.V3_7],
    ['v4.0.0-rc1', ArgoVersion.V4_0],
    ['4.1', ArgoVersion.V4_1],
  ])('%s', (release, version) => {
    expect(ArgoVersion.of(release)).toBe(version);
  });

  test.each([
    ['v98.2.0', 'v98.2', LATEST],
    ['99.0', 'v99.0', LATEST],
    ['v3.9.1', 'v3.9', ArgoVersion.V3_7],
    ['v3.4.17', 'v3.4', ArgoVersion.V3_5],
  ])('refuses %s and says how to opt in to the nearest', (release, minor, nearest) => {
    expect(() => ArgoVersion.of(release)).toThrow(`The needs of Argo Workflows ${minor} are not known. Known are ${ArgoVersion.known.join(', ')}. `
      + `If you accept those of ${nearest} for it, write ArgoVersion.assume('${release}', ${constantOf(nearest)}).`);
  });

  test.each(['latest', '', 'v4', 'v4.1.x', '4.1.2.3', ' v4.1'])('refuses %p', (release) => {
    expect(() => ArgoVersion.of(release)).toThrow(`'${release}' is not a release of Argo Workflows: write it like v3.7.18 or v3.7.`);
  });
});

describe('ArgoVersion.assume', () => {
  test('takes an unknown release for a known version', () => {
    expect(ArgoVersion.assume('v98.2.0', ArgoVersion.V4_1)).toBe(ArgoVersion.V4_1);
  });

  test('refuses what is known', () => {
    expect(() => ArgoVersion.assume('v4.0.3', ArgoVersion.V4_1))
      .toThrow("The needs of Argo Workflows v4.0 are known: write ArgoVersion.of('v4.0.3').");
  });

  test('refuses what is no release', () => {
    expect(() => ArgoVersion.assume('next', ArgoVersion.V4_1)).toThrow("'next' is not a release");
  });
});

test('known are all members, in order', () => {
  const { known } = ArgoVersion;
  expect(known[0]).toBe(ArgoVersion.V3_5);
  expect(known).toEqual(expect.arrayContaining([ArgoVersion.V3_6, ArgoVersion.V3_7, ArgoVersion.V4_0, ArgoVersion.V4_1]));
  known.forEach((version, i) => known.forEach((other, j) => expect(version.isAtLeast(other)).toBe(i >= j)));
});
