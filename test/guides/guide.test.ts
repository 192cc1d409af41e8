import { stepsOf } from './guide';

const FENCE = '```';

test('a file, commands, and commands with what they print', () => {
  expect(stepsOf([
    'Write:', '<!-- main.ts -->', `${FENCE}ts`, 'main();', FENCE, 'Then:', `${FENCE}sh`, 'npx a \\', '  b', 'npx c', FENCE,
    'And:', `${FENCE}console`, '$ npx d', '1', '2', '$ npx e', '3', FENCE, '',
  ].join('\n'))).toEqual([
    { kind: 'file', path: 'main.ts', text: 'main();\n' },
    { kind: 'command', command: 'npx a   b' },
    { kind: 'command', command: 'npx c' },
    { kind: 'shown command', command: 'npx d', output: '1\n2\n' },
    { kind: 'shown command', command: 'npx e', output: '3\n' },
  ]);
});

test.each([
  [`${FENCE}console\n$ npx a\n$ npx b\n1\n${FENCE}`, '`npx a` is shown without output; put it into a block of `sh`, or show what it prints'],
  [`${FENCE}console\n$ npx a\n${FENCE}`, '`npx a` is shown without output; put it into a block of `sh`, or show what it prints'],
  [`${FENCE}yaml\na: 1\n${FENCE}`, 'The block of yaml is neither a file nor commands; name its file in a comment above it'],
])('%j is refused', (markdown, message) => {
  expect(() => stepsOf(markdown)).toThrow(new Error(message));
});
