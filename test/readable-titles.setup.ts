/** What a value becomes that a title can't show. */
const UNREADABLE = /\[(Array|Object|Function|object \w+)\b/;

beforeEach(() => {
  const title = expect.getState().currentTestName ?? '';
  if (UNREADABLE.test(title)) {
    throw new Error(`The title doesn't show what the test is about: ${title}`);
  }
});
