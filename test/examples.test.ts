import { EXAMPLES, synthesizeExample } from './synthesized-example';

test.each(EXAMPLES)('%s writes what was reviewed', (example) => {
  const files = [...synthesizeExample(example)].map(([file, text]) => `# ${file}\n${text}`);
  expect(files.join('\n')).toMatchSnapshot();
});
