import { ArgoVersion } from '../../lib/argo/argo-version';

const LATEST = ArgoVersion.known[ArgoVersion.known.length - 1];

/** The member that a version is. */
function constantOf(version: ArgoVersion): string {
  return `ArgoVersion.${String(version).toUpperCase().replace('.', '_')}`;
}

describe('ArgoVersion.of', () => {
  test.each([
    ['v3.5', 'v3.5'],
    ['3.6.0', 'v3.6.0'],
    ['v3.7.18', 'v3.7.18'],
    ['v4.0.0-rc1', 'v4.0.0'],
    ['4.1', 'v4.1'],
  ])('reads %s', (release, version) => {
    expect(String(ArgoVersion.of(release))).toBe(version);
  });

  test('finds the member of a minor release', () => {
    expect(ArgoVersion.known.map((version) => ArgoVersion.of(`${version}`))).toEqual(ArgoVersion.known);
    expect(ArgoVersion.of('v3.7')).toBe(ArgoVersion.V3_7);
  });

  test.each([
    ['v98.2.0', 'v98.2', LATEST],
    ['99.0', 'v99.0', LATEST],
    ['v3.9.1', 'v3.9', ArgoVersion.V3_7],
    ['v3.4.17', 'v3.4', ArgoVersion.V3_5],
  ])('refuses %s and says how to opt in to the nearest', (release, minor, nearest) => {
    expect(() => ArgoVersion.of(release)).toThrow(
      `error[install/unknown-version]: The needs of Argo Workflows ${minor} aren't known. The known versions are ${ArgoVersion.known.join(', ')}. `
      + `If the needs of ${nearest} suffice for it, write ArgoVersion.assume('${release}', ${constantOf(nearest)}).`);
  });

  test.each(['latest', '', 'v4', 'v4.1.x', '4.1.2.3', ' v4.1'])('refuses %p', (release) => {
    expect(() => ArgoVersion.of(release))
      .toThrow(`error[install/invalid-version]: "${release}" isn't a release of Argo Workflows. Write it like v3.7.18 or v3.7.`);
  });
});

describe('ArgoVersion.assume', () => {
  test('takes an unknown release for a known version', () => {
    expect(ArgoVersion.assume('v98.2.0', ArgoVersion.V4_1)).toBe(ArgoVersion.V4_1);
  });

  test('refuses what is known', () => {
    expect(() => ArgoVersion.assume('v4.0.3', ArgoVersion.V4_1))
      .toThrow("error[install/known-version]: The needs of Argo Workflows v4.0.3 are known. Write ArgoVersion.of('v4.0.3').");
  });

  test('refuses what is not a release', () => {
    expect(() => ArgoVersion.assume('next', ArgoVersion.V4_1)).toThrow('"next" isn\'t a release');
  });
});

test('known are all members, in order', () => {
  const { known } = ArgoVersion;
  expect(known[0]).toBe(ArgoVersion.V3_5);
  expect(known).toEqual(expect.arrayContaining([ArgoVersion.V3_6, ArgoVersion.V3_7, ArgoVersion.V4_0, ArgoVersion.V4_1]));
  known.forEach((version, i) => known.forEach((other, j) => expect(version.isAtLeast(other)).toBe(i >= j)));
});

describe('a patch', () => {
  const [first, second, newest] = ['v3.7.0', 'v3.7.1', 'v3.7'].map((release) => ArgoVersion.of(release));

  test.each<[string, ArgoVersion, ArgoVersion, boolean, boolean]>([
    ['itself', first, first, true, true],
    ['a later one', first, second, false, true],
    ['an earlier one', second, first, true, false],
    ['its minor release, which begins with the first patch and ends with the newest', first, newest, true, true],
    ['the minor release before', first, ArgoVersion.V3_6, true, false],
    ['the minor release after', second, ArgoVersion.V4_0, false, true],
  ])('is compared with %s', (_, version, other, isAtLeast, isAtMost) => {
    expect({ isAtLeast: version.isAtLeast(other), isAtMost: version._isAtMost(other) }).toEqual({ isAtLeast, isAtMost });
  });

  test('isn\'t given by a minor release, which counts as its newest one', () => {
    expect({ isAtLeast: newest.isAtLeast(second), isAtMost: newest._isAtMost(second) }).toEqual({ isAtLeast: true, isAtMost: false });
  });
});
