import * as fc from 'fast-check';
import { canonicalUrl, UrlSet } from '../../lib/rbac/url-pattern';

const text = fc.string({ unit: fc.constantFrom('/', 'a', 'b', '*', '~'), maxLength: 5 });
const url = text.map((rest) => canonicalUrl(`/${rest}`));

function setOf(urls: readonly string[]): UrlSet {
  const set = new UrlSet();
  urls.forEach((each) => set.add(each));
  return set;
}

/** Whether one URL of a rule covers another one, by the words of Kubernetes. */
function covers(owner: string, other: string): boolean {
  return owner === other || owner.endsWith('*') && other.startsWith(owner.slice(0, -1));
}

test('a set finds every member that covers a URL, and no other', () => {
  fc.assert(fc.property(fc.array(url), url, (urls, asked) => {
    const expected = [...new Set(urls)].filter((each) => covers(each, asked)).sort();
    expect(setOf(urls).coverersOf(asked).sort()).toEqual(expected);
  }), { numRuns: 5000 });
});

test('a set matches the paths that one of its members matches', () => {
  fc.assert(fc.property(fc.array(url), text, (urls, rest) => {
    const path = `/${rest}`;
    expect(setOf(urls).matches(path)).toBe(urls.some((each) => each === path || each.endsWith('*') && path.startsWith(each.slice(0, -1))));
  }), { numRuns: 5000 });
});

test('what is added after a question counts, too', () => {
  const set = setOf(['/a']);
  expect(set.matches('/b')).toBe(false);
  set.add('/*');
  expect([set.matches('/b'), set.coverersOf('/a')]).toEqual([true, ['/a', '/*']]);
});
