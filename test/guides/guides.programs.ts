import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { GuideStep, stepsOf } from './guide';
import { Reader } from './reader';
import { compilePrograms } from '../user-program';

const FOLDER = join(__dirname, '..', '..', 'docs', 'guides');

const guides = readdirSync(FOLDER).filter((file) => file !== 'README.md')
  .map((file) => ({ file, steps: stepsOf(readFileSync(join(FOLDER, file), 'utf8')) }));

const programs = guides.flatMap(({ steps }) => steps.flatMap((step) => step.kind === 'file' && step.path.endsWith('.ts') ? [step] : []));
const faults = compilePrograms(programs.map(({ text }) => text));

test('there are guides to follow', () => {
  expect(guides.flatMap(({ steps }) => steps.map(({ kind }) => kind))).toEqual(expect.arrayContaining(['file', 'command', 'shown command']));
});

describe.each(guides)('$file', ({ steps }) => {
  let reader: Reader;
  beforeAll(() => {
    reader = new Reader();
  });
  afterAll(() => {
    reader.leave();
  });

  // In the order of the guide, for each step stands on those before it.
  test.each(steps.map((step) => [titleOf(step), step] as const))('%s', async (_, step) => {
    switch (step.kind) {
      case 'file':
        expect(faults[programs.indexOf(step)] ?? []).toEqual([]);
        reader.write(step.path, step.text);
        break;
      case 'command':
        await reader.type(step.command); // throws what the command ends with
        break;
      case 'shown command':
        expect(await reader.type(step.command)).toBe(step.output);
    }
  });
});

function titleOf(step: GuideStep): string {
  return step.kind === 'file' ? `writes ${step.path}` : step.command;
}
