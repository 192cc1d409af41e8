import { releaseOf, releasesOf } from './argo-release';

describe('A release', () => {
  test.each([
    ['the newest, where none is named', undefined, 'v4.0.5'],
    ['the newest of a minor version', 'v3.7', 'v3.7.18'],
    ['a tag that the proxy serves', 'v3.7.3', 'v3.7.3'],
    ['any other tag, whose sources or programs have to be given', 'v4.1.2', 'v4.1.2'],
  ])('is %s', (_, text, tag) => {
    expect(releaseOf(text).tag).toBe(tag);
  });

  test('has the module of its major version', () => {
    expect(['v3.5.15', 'v4.1.2'].map((tag) => releaseOf(tag).module)).toEqual(['github.com/argoproj/argo-workflows/v3', 'github.com/argoproj/argo-workflows/v4']);
  });

  test.each(['v4.1', '4.1.2', 'latest'])('is not %s', (text) => {
    expect(() => releaseOf(text)).toThrow(`--argo ${text} isn't a tag such as v4.1.2`);
  });

  test('is at hand once, if it is served or its tag is given', () => {
    expect(releasesOf(['v4.1.2', 'v4.0.5']).map(({ tag }) => tag)).toEqual(['v4.0.5', 'v3.7.18', 'v3.7.14', 'v3.7.3', 'v3.6.7', 'v4.1.2']);
  });
});
