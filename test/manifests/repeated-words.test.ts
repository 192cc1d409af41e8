import { RepeatedWords } from '../../lib/manifests/yaml/repeated-words';

test('a word is what the text says, whatever was taken before', () => {
  const words = new RepeatedWords();
  const text = `${'a'.repeat(2500)}ba`;
  const ends = Array.from({ length: text.length }, (_, index) => index + 1);
  expect(ends.filter((end) => words.slice(text, 0, end) !== text.slice(0, end))).toEqual([]);
  expect(words.slice(text, 7, 7)).toBe('');
});
