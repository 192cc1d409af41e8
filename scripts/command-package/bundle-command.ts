import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { build, Metafile, Plugin } from 'esbuild';

/** The command as one file, and the licences of the packages in it. */
export interface CommandBundle {
  readonly text: string;
  readonly licences: string;

  /** Those packages, as `NAME@VERSION`. */
  readonly packages: readonly string[];

  /** How many bytes of it come from each package and each folder of the sources. */
  readonly bytes: ReadonlyMap<string, number>;
}

/** The output isn't written, so its name is only the key of what esbuild says about it. */
const OUTPUT = 'argo-rbac.js';

/** Longer lines would flood a terminal where Node.js prints the line of an error. */
const LINE_LIMIT = 160;

/**
 * Makes the command one file, straight from the sources.
 *
 * A module runs when it is first required, as it does apart, so help and each subcommand still run only what they need. Names are short:
 * with whole ones the file is a third larger, and more than the package may take.
 *
 * @param root The folder of the package.
 * @param version The version that `--version` prints.
 */
export async function bundleCommand(root: string, version: string): Promise<CommandBundle> {
  const { outputFiles: [{ text }], metafile } = await build({
    stdin: { contents: "import { runProcess } from './lib/cli/main';\nvoid runProcess();\n", resolveDir: root, loader: 'ts' },
    absWorkingDir: root,
    outfile: OUTPUT,
    write: false,
    metafile: true,
    bundle: true,
    platform: 'node',
    target: 'node20.16',
    format: 'cjs',
    minifyWhitespace: true,
    minifySyntax: true,
    minifyIdentifiers: true,
    lineLimit: LINE_LIMIT,
    legalComments: 'none', // the licences are next to it, whole
    banner: { js: `#!/usr/bin/env node\n// argo-rbac ${version}, Apache-2.0. The licences of the packages in it are in argo-rbac.licenses.txt.` },
    plugins: [versionPlugin(version)],
    logLevel: 'warning',
  });
  const sources = Object.entries(metafile.outputs[OUTPUT].inputs).map(([file, { bytesInOutput }]) => [file, bytesInOutput] as const);
  const folders = packageFoldersOf(metafile);
  return {
    text,
    licences: folders.map((folder) => licenceOf(join(root, folder))).join('\n'),
    packages: folders.map((folder) => `${packageNameOf(folder)}@${manifestOf(join(root, folder)).version}`),
    bytes: bytesByPart(sources),
  };
}

/** One file has no manifest in a folder above it, so its version is in it. */
function versionPlugin(version: string): Plugin {
  return {
    name: 'version',
    setup: ({ onLoad }) => onLoad({ filter: /\/lib\/cli\/package-version\.ts$/ }, () => ({ contents: `export const packageVersion = () => ${JSON.stringify(version)};` })),
  };
}

/** The package that a file belongs to; none for our own. */
function packageFolderOf(file: string): string | undefined {
  return /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0];
}

function packageNameOf(folder: string): string {
  return folder.replace(/^.*node_modules\//, '');
}

function packageFoldersOf({ inputs }: Metafile): string[] {
  return [...new Set(Object.keys(inputs).flatMap((file) => packageFolderOf(file) ?? []))].sort();
}

function bytesByPart(files: readonly (readonly [string, number])[]): Map<string, number> {
  const parts = new Map<string, number>();
  for (const [file, bytes] of files) {
    const folder = packageFolderOf(file);
    const part = folder === undefined ? /^lib\/(?:cli\/commands\/)?[^/]+/.exec(file)?.[0] ?? file : packageNameOf(folder);
    parts.set(part, (parts.get(part) ?? 0) + bytes);
  }
  return parts;
}

/** @throws when a package comes without its licence */
function licenceOf(folder: string): string {
  const { name, version, license } = manifestOf(folder);
  const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each));
  if (file === undefined) {
    throw new Error(`${name} has no file with its licence.`);
  }
  return `${name} ${version} (${license})\n\n${readFileSync(join(folder, file), 'utf8').trim()}\n`;
}

function manifestOf(folder: string): { readonly name: string; readonly version: string; readonly license: string } {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
}
