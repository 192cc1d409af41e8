import { closeSync, existsSync, mkdirSync, openSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync, writeSync } from 'fs';
import { dirname, join } from 'path';
import { gzipSync } from 'zlib';
import { ModuleKind, ScriptTarget, transpileModule } from 'typescript';
import { makeAccess } from './manifests/make-access';
import { MadeManifest, makeManifests } from './manifests/make-manifests';
import { generatedLog } from '../audit-logs/generated-log';
import { COMMAND_PACKAGE } from '../command-package/command-package';

export const ROOT = join(__dirname, '..', '..');

/** Everything that the bench writes in addition to its answer. */
const FOLDER = join(ROOT, 'dist', 'bench');

const SOURCES = join(__dirname, 'programs');
const PROGRAMS = join(FOLDER, 'programs');
const MANIFESTS = join(FOLDER, 'manifests');
const ACCESS = join(FOLDER, 'access');
const LOGS = join(FOLDER, 'audit-logs');
const COMMANDS = join(FOLDER, 'commands');

/** Characters of a log that are written at once. */
const PIECE = 4_000_000;

/** Where the measured programs are, what they read and what they write. */
export class Workplace {
  /** The module that a measured process loads first. */
  public readonly usageModule = join(PROGRAMS, 'usage.js');

  /** Where programs write to. */
  public readonly output = join(FOLDER, 'output');

  /** Where the standard output of programs goes to. */
  public readonly answer = join(FOLDER, 'answer.txt');

  public readonly profiles = join(FOLDER, 'profiles');

  /** Compiles the programs, so no compiler is measured with them; they load the compiled package, as users do. */
  constructor() {
    rmSync(FOLDER, { recursive: true, force: true });
    mkdirSync(PROGRAMS, { recursive: true });
    for (const file of readdirSync(SOURCES)) {
      const { outputText } = transpileModule(readFileSync(join(SOURCES, file), 'utf8'), {
        compilerOptions: { module: ModuleKind.CommonJS, target: ScriptTarget.ES2022 },
      });
      writeFileSync(join(PROGRAMS, file.replace(/\.ts$/, '.js')), outputText);
    }
    const link = join(FOLDER, 'node_modules', 'cdk8s-argo-rbac');
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(ROOT, link);
  }

  /** Puts folders into the arguments of a program, and makes what it is to read. */
  public resolve(argument: string): string {
    return argument
      .replace('{programs}', PROGRAMS)
      .replace('{output}', this.output)
      .replace(/^\{commands\}$/, commandsFolder)
      .replace(/^\{manifests\}\/(\d+)$/, (_, count: string) => manifestsIn(join(MANIFESTS, count), () => makeManifests(Number(count))))
      .replace(/^\{audit-log\}\/(\d+)(\.gz)?$/, (_, megabytes: string, compressed?: string) => auditLog(Number(megabytes), compressed !== undefined))
      .replace(/^\{access\}\/(\d+)(-changed)?$/, (_, roles: string, changed = '') =>
        manifestsIn(join(ACCESS, `${roles}${changed}`), () => makeAccess(Number(roles), changed !== '')));
  }

  /** Removes what a program wrote. */
  public clear(): void {
    rmSync(this.output, { recursive: true, force: true });
  }
}

/** A generated audit log, written piece by piece: it may be longer than texts can be. Each piece is compressed as a member of its own. */
function auditLog(megabytes: number, isCompressed: boolean): string {
  const path = join(LOGS, `${megabytes}.jsonl${isCompressed ? '.gz' : ''}`);
  if (!existsSync(path)) {
    mkdirSync(LOGS, { recursive: true });
    const file = openSync(path, 'w');
    let [left, piece] = [megabytes * 1_000_000, ''];
    for (const line of generatedLog()) {
      piece += line;
      left -= line.length;
      if (piece.length > PIECE || left <= 0) {
        writeSync(file, isCompressed ? gzipSync(piece) : Buffer.from(piece));
        piece = '';
      }
      if (left <= 0) {
        break;
      }
    }
    closeSync(file);
  }
  return path;
}

/** A folder in which npm has installed the package of the command alone, and one that does nothing. */
function commandsFolder(): string {
  if (!existsSync(COMMANDS)) {
    const installed = join(COMMANDS, 'node_modules');
    mkdirSync(join(installed, '.bin'), { recursive: true });
    symlinkSync(join(ROOT, COMMAND_PACKAGE), join(installed, 'argo-rbac'));
    mkdirSync(join(installed, 'nothing'));
    writeFileSync(join(installed, 'nothing', 'nothing.js'), '#!/usr/bin/env node\n', { mode: 0o755 });
    ['argo-rbac', 'nothing'].forEach((name) => symlinkSync(join('..', name, `${name}.js`), join(installed, '.bin', name)));
    writeFileSync(join(COMMANDS, 'package.json'), '{ "private": true }\n');
  }
  return COMMANDS;
}

const made = new Set<string>();

function manifestsIn(folder: string, make: () => MadeManifest[]): string {
  if (!made.has(folder)) {
    mkdirSync(folder, { recursive: true });
    make().forEach(({ file, text }) => writeFileSync(join(folder, file), text));
    made.add(folder);
  }
  return folder;
}
