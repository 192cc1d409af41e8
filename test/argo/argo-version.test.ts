import { ArgoVersion } from '../../lib/argo/argo-version';

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
    ['v4.2.0', 'v4.2', "ArgoVersion.assume('v4.2.0', ArgoVersion.V4_1)"],
    ['5.0', 'v5.0', "ArgoVersion.assume('5.0', ArgoVersion.V4_1)"],
    ['v3.9.1', 'v3.9', "ArgoVersion.assume('v3.9.1', ArgoVersion.V3_7)"],
    ['v3.4.17', 'v3.4', "ArgoVersion.assume('v3.4.17', ArgoVersion.V3_5)"],
  ])('refuses %s and says how to opt in to the nearest', (release, minor, call) => {
    expect(() => ArgoVersion.of(release)).toThrow(`The needs of Argo Workflows ${minor} are not known. Known are v3.5, v3.6, v3.7, v4.0, v4.1. `
      + `If you accept those of ${call.includes('V3_5') ? 'v3.5' : call.includes('V3_7') ? 'v3.7' : 'v4.1'} for it, write ${call}.`);
  });

  test.each(['latest', '', 'v4', 'v4.1.x', '4.1.2.3', ' v4.1'])('refuses %p', (release) => {
    expect(() => ArgoVersion.of(release)).toThrow(`'${release}' is not a release of Argo Workflows: write it like v3.7.18 or v3.7.`);
  });
});

describe('ArgoVersion.assume', () => {
  test('takes an unknown release for a known version', () => {
    expect(ArgoVersion.assume('v4.2.0', ArgoVersion.V4_1)).toBe(ArgoVersion.V4_1);
  });

  test('refuses what is known', () => {
    expect(() => ArgoVersion.assume('v4.0.3', ArgoVersion.V4_1))
      .toThrow("The needs of Argo Workflows v4.0 are known: write ArgoVersion.of('v4.0.3').");
  });

  test('refuses what is no release', () => {
    expect(() => ArgoVersion.assume('next', ArgoVersion.V4_1)).toThrow("'next' is not a release");
  });
});

test('known versions are in order', () => {
  const { known } = ArgoVersion;
  expect(known.map(String)).toEqual(['v3.5', 'v3.6', 'v3.7', 'v4.0', 'v4.1']);
  known.forEach((version, i) => known.forEach((other, j) => expect(version.isAtLeast(other)).toBe(i >= j)));
});
