import { nearestWord } from '../../lib/diagnostics/nearest-word';

test.each([
  ['submitt', 'submit'],
  ['sumbit', 'submit'],
  ['SUBMIT', 'submit'],
  ['cron-workflow', 'cron-workflows'],
  ['memoisation', 'memoization'],
  ['waits', 'wait'],
  ['x', undefined],
  ['', undefined],
  ['something-else', undefined],
])('%j is meant to be %j', (word, expected) => {
  expect(nearestWord(word, ['stop', 'submit', 'wait', 'cron-workflows', 'memoization'])).toBe(expected);
});
