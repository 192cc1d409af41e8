import { progress } from '../../lib/cli/progress';

test('progress is shown only where somebody watches, and only after a while', () => {
  const now = jest.spyOn(Date, 'now');
  const run = (showsProgress: boolean) => {
    let shown = '';
    let time = 0;
    now.mockImplementation(() => time += 600);
    expect([...progress(['a', 'b', 'c'], 'Read', 0, { err: (text) => { shown += text; }, showsProgress })])
      .toEqual(['a', 'b', 'c']);
    return shown;
  };
  expect(run(false)).toBe('');
  expect(run(true)).toBe('\r\u001b[KRead 2 of 3 …\r\u001b[KRead 3 of 3 …\r\u001b[K');
  now.mockRestore();
});
