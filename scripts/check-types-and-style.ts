import { relative } from 'path';
import { loadESLint } from 'eslint';
import * as ts from 'typescript';

/** The configurations whose programs have all code; the first has everything but what needs other compiler options. */
const CONFIGURATIONS = ['test/tsconfig.json', 'projenrc/tsconfig.json', 'site/tsconfig.json'];

/**
 * Reports what the compiler and the linter find in all code; exits with 1 if there is an error. Both use the same programs: on its own, the
 * linter would parse everything again, and find the types again, which takes longer than all else that it does.
 */
async function check(): Promise<void> {
  const programs = CONFIGURATIONS.map(programOf);
  const faults = typeFaults(programs);
  if (faults.length > 0) {
    console.log(ts.formatDiagnostics(faults, { getCanonicalFileName: (file) => file, getCurrentDirectory: ts.sys.getCurrentDirectory, getNewLine: () => '\n' }));
  }
  const { text, errors } = await lint(programs);
  console.log(text);
  process.exitCode = faults.length + errors === 0 ? 0 : 1;
}

function programOf(configuration: string): ts.Program {
  const parsed = ts.getParsedCommandLineOfConfigFile(configuration, undefined, {
    ...ts.sys,
    onUnRecoverableConfigFileDiagnostic: ({ messageText }) => { throw new Error(ts.flattenDiagnosticMessageText(messageText, '\n')); },
  });
  if (parsed === undefined) {
    throw new Error(`The compiler can't read ${configuration}.`);
  }
  return ts.createProgram({ rootNames: parsed.fileNames, options: parsed.options, configFileParsingDiagnostics: parsed.errors });
}

/** Checks each file in the first program that has it. */
function typeFaults(programs: readonly ts.Program[]): readonly ts.Diagnostic[] {
  const programOfFile = new Map<string, ts.Program>();
  for (const program of [...programs].reverse()) {
    ownFiles(program).forEach((file) => programOfFile.set(file, program));
  }
  const faults = [...programOfFile].flatMap(([file, program]) => ts.getPreEmitDiagnostics(program, program.getSourceFile(file)));
  return ts.sortAndDeduplicateDiagnostics(faults); // those of a configuration are reported with every file
}

/** The files of a program that are sources of ours. */
function ownFiles(program: ts.Program): string[] {
  return program.getSourceFiles()
    .filter((file) => !file.isDeclarationFile && !program.isSourceFileFromExternalLibrary(file) && !file.fileName.endsWith('.json'))
    .map(({ fileName }) => fileName);
}

async function lint(programs: readonly ts.Program[]): Promise<{ readonly text: string; readonly errors: number }> {
  const Linter = await loadESLint({ useFlatConfig: false });
  const linter = new Linter({ overrideConfig: { parserOptions: { projectService: false, programs } } });
  const paths = [...new Set(programs.flatMap(ownFiles).map((file) => relative('.', file)))];
  const isIgnored = await Promise.all(paths.map(async (path) => linter.isPathIgnored(path)));
  const results = await linter.lintFiles(paths.filter((_, index) => !isIgnored[index]));
  const { format } = await linter.loadFormatter('stylish');
  return { text: await format(results), errors: results.reduce((sum, { errorCount }) => sum + errorCount, 0) };
}

void check();
