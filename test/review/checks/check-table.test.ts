import { CHECKS } from '../../../lib/review/checks/check-table';

test('the table has every check of the facts, each once', () => {
  const counts = new Map<string, number>();
  CHECKS.forEach(({ id }) => counts.set(id[0], (counts.get(id[0]) ?? 0) + 1));
  expect([...counts]).toEqual([['A', 22], ['B', 12], ['C', 16], ['D', 5], ['E', 10], ['F', 7], ['G', 6], ['H', 20], ['J', 12], ['K', 6], ['L', 7], ['M', 26]]);
  expect(new Set(CHECKS.map(({ id }) => id)).size).toBe(CHECKS.length);
});

test('texts are sentences, and titles aren\'t', () => {
  const isSentence = (text: string) => /^([A-Z`]|argo-server |kubectl ).*\.$/s.test(text);
  expect(CHECKS.filter(({ title, why, remedy, condition }) =>
    title.endsWith('.') || !isSentence(why) || !isSentence(remedy) || condition.kind === 'state' && !isSentence(condition.text)).map(({ id }) => id)).toEqual([]);
});

test('no check folds itself, or one twice', () => {
  expect(CHECKS.filter(({ id, folds = [] }) => folds.includes(id) || new Set(folds).size < folds.length).map(({ id }) => id)).toEqual([]);
});

/** The recommendations on RBAC and service accounts of the CIS Kubernetes Benchmark. */
test.each([
  ['5.1.1', ['A1', 'A15']],
  ['5.1.2', ['B1', 'B2', 'B3', 'B4', 'B7']],
  ['5.1.3', ['A1', 'A2', 'A3', 'A4']],
  ['5.1.4', ['C1', 'C2']],
  ['5.1.5', ['J6', 'J7', 'K4']],
  ['5.1.6', ['K1']],
  ['5.1.7', ['A16']],
  ['5.1.8', ['A5', 'A6', 'A8', 'A10']],
  ['5.1.9', ['F4']],
  ['5.1.10', ['D1']],
  ['5.1.11', ['A13']],
  ['5.1.12', ['E1']],
  ['5.1.13', ['B4', 'B5']],
])('CIS %s is what these check', (section, ids) => {
  expect(CHECKS.filter(({ references }) => references.some(({ title }) => title === `CIS Kubernetes Benchmark ${section}`)).map(({ id }) => id)).toEqual(ids);
});
