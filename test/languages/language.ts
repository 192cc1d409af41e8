import { stripVTControlCharacters } from 'util';
import { ProjectFolder } from '../package/project-folder';
import { tryCommand } from '../package/run-command';

/** How the tools of a language build, install and compile. */
export interface Toolchain {
  /** The command that runs the example. */
  readonly run: string;

  /** The command that compiles the files, or checks their types, and prints what is wrong in each. */
  readonly check: string;

  /** Builds the packages from what was compiled, into a folder. */
  buildPackages(folder: string): void;

  /** Installs the packages that stand in a folder into the project of the example. */
  install(project: ProjectFolder, packages: string): void;

  /** A file with one statement, which has `role` and the cluster role in scope: its path in the project, and its text. */
  fileWith(statement: string, name: string): readonly [path: string, text: string];
}

/** A language that the library can be used from. */
export interface Language {
  readonly name: string;
  /** The folder of the example in `examples/languages`. */
  readonly folder: string;
  /** What jsii calls it. */
  readonly target: 'python' | 'java' | 'go' | 'dotnet';
  /** Its tools, and the commands that print their versions. */
  readonly tools: { readonly [tool: string]: string };
  /** None where nobody has written how to run it. */
  readonly toolchain?: Toolchain;
}

/** What a tool calls itself, and its version, without the folder it is in. */
const TOOL_AND_VERSION = /^[A-Za-z ]+\d[\d.]*/;

/** The versions of the tools, and which of them are missing. */
export function toolsOf({ tools }: Language): { readonly versions: string[]; readonly missing: string[] } {
  const outcomes = Object.entries(tools).map(([tool, command]) => ({ tool, ...tryCommand(command, '.') }));
  return {
    versions: outcomes.filter(({ status }) => status === 0).map(({ stdout }) => stripVTControlCharacters(stdout))
      .map((text) => TOOL_AND_VERSION.exec(text)?.[0] ?? text),
    missing: outcomes.filter(({ status }) => status !== 0).map(({ tool }) => tool),
  };
}
