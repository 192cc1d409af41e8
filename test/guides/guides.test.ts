import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { stepsOf } from './guide';
import { Reader } from './reader';
import { compileProgram } from '../user-program';

const FOLDER = join(__dirname, '..', '..', 'docs', 'guides');

describe.each(readdirSync(FOLDER).filter((file) => file !== 'README.md'))('%s', (file) => {
  const steps = stepsOf(readFileSync(join(FOLDER, file), 'utf8'));

  let reader: Reader;
  beforeAll(() => {
    reader = new Reader();
  });
  afterAll(() => {
    reader.leave();
  });

  // In the order of the guide, for each step stands on those before it.
  test.each(steps.map((step) => [step.kind === 'file' ? `writes ${step.path}` : step.command, step] as const))('%s', async (_, step) => {
    if (step.kind === 'file') {
      expect(step.path.endsWith('.ts') ? compileProgram(step.text) : []).toEqual([]);
      reader.write(step.path, step.text);
    } else {
      const output = await reader.type(step.command);
      expect(output).toBe(step.output ?? output);
    }
  });
});
