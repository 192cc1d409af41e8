import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { Language, Toolchain, toolsOf } from './language';
import { LANGUAGES } from './languages';
import { writePackages } from './pacmak';
import { WRONG_CALLS } from './wrong-calls';
import { ROOT } from '../package/packed-package';
import { ProjectFolder } from '../package/project-folder';
import { synthesizeExample } from '../synthesized-example';

const EXAMPLES = join(ROOT, 'examples', 'languages');

/** What the example in C# has from cdk8s. */
const NAMES_OF_CDK8S = ['Org', 'Cdk8s', 'App', 'Chart', 'ChartProps', 'Synth'];

const RAN = 'ran';
const FAILED = 'FAILED';
const DID_NOT_RUN = 'DID NOT RUN';

/** What happened to each language, by name. */
const outcomes = new Map<string, string>();

afterAll(() => {
  const count = (start: string) => [...outcomes.values()].filter((outcome) => outcome.startsWith(start)).length;
  process.stdout.write([
    ...LANGUAGES.map(({ name }) => `${name} ${outcomes.get(name) ?? 'was left out'}`),
    `Of ${LANGUAGES.length} languages ${count(RAN)} ran, ${count(FAILED)} failed, ${count(DID_NOT_RUN)} did not run.`,
    '',
  ].join('\n'));
});

describe.each(LANGUAGES)('$name', (language) => {
  const { name, toolchain } = language;
  const missing = [...toolsOf(language).missing, ...toolchain === undefined ? ['a way to run it in this test'] : []];
  if (toolchain !== undefined && missing.length === 0) {
    runs(language, toolchain);
  } else {
    outcomes.set(name, `${DID_NOT_RUN}, for it lacks ${missing.join(' and ')}; nothing compiled the sources that were written`);
    test.skip(`runs: it lacks ${missing.join(' and ')}`, () => undefined);
    writesSources(language);
  }
});

function runs(language: Language, toolchain: Toolchain): void {
  const { name, folder } = language;
  let packages: string;
  let project: ProjectFolder;
  beforeAll(() => {
    const versions = toolsOf(language).versions.join(', ');
    outcomes.set(name, `${FAILED}, ${versions}`);
    packages = mkdtempSync(join(tmpdir(), 'language-packages-'));
    project = new ProjectFolder();
    toolchain.buildPackages(packages);
    project.copyFrom(join(EXAMPLES, folder));
    toolchain.install(project, packages);
    project.run(toolchain.run);
    outcomes.set(name, `${RAN}, ${versions}`);
  });
  afterAll(() => {
    project.remove();
    rmSync(packages, { recursive: true });
  });

  test('the example writes what the one in TypeScript writes', () => {
    expect(project.manifests('dist')).toEqual(synthesizeExample('languages/typescript/main'));
  });

  describe('refuses, each by itself,', () => {
    const files = WRONG_CALLS.flatMap(({ id, in: { [name]: { right, wrong } } }) => [
      toolchain.fileWith(right, `${id}Right`),
      toolchain.fileWith(wrong, `${id}Wrong`),
    ]);
    let complaints: Map<string, string>;
    beforeAll(() => {
      files.forEach(([file, text]) => project.write(file, text));
      const { stdout, stderr } = project.try(toolchain.check);
      complaints = complaintsByFile(`${stdout}\n${stderr}`, files.map(([file]) => file));
    });

    test.each(WRONG_CALLS)('$fault', ({ id, in: { [name]: { right, wrong, names } } }) => {
      const [[rightFile], [wrongFile]] = [toolchain.fileWith(right, `${id}Right`), toolchain.fileWith(wrong, `${id}Wrong`)];

      expect(complaints.get(wrongFile)).toContain(names);
      expect(complaints.get(rightFile)).toBeUndefined();
    });
  });
}

/** What a compiler prints, apart for each file: a line that names none continues what was said about the last one. */
function complaintsByFile(output: string, files: readonly string[]): Map<string, string> {
  const complaints = new Map<string, string>();
  let current: string | undefined;
  for (const line of output.split('\n')) {
    current = files.find((file) => line.includes(file)) ?? current;
    if (current !== undefined) {
      complaints.set(current, `${complaints.get(current) ?? ''}${line}\n`);
    }
  }
  return complaints;
}

function writesSources({ folder, target, toolchain }: Language): void {
  let sources: string;
  beforeAll(() => {
    const packages = mkdtempSync(join(tmpdir(), 'language-sources-'));
    writePackages(target, ['.'], packages, '--code-only');
    sources = textsBelow(packages).join('\n');
    rmSync(packages, { recursive: true });
  });

  test('its sources are written', () => {
    expect(sources).toContain('TailoredRole');
  });

  if (toolchain === undefined) {
    test('they have the names that the example uses', () => {
      const code = readFileSync(join(EXAMPLES, folder, 'Program.cs'), 'utf8').replace(/\/\/.*|"[^"]*"/g, '');
      const used = new Set(code.match(/\b[A-Z]\w*/g)?.filter((name) => !NAMES_OF_CDK8S.includes(name)));
      const written = new Set(sources.match(/\w+/g));

      expect(used).toContain('TailoredRole');
      expect([...used].filter((name) => !written.has(name))).toEqual([]);
    });
  }
}

function textsBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'utf8'));
}
