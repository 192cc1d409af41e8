import { execFileSync } from 'child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { parseArgs } from 'util';
import * as ts from 'typescript';
import { parse, parseAllDocuments } from 'yaml';
import { AppliedObjects } from './applied-objects';
import { AccessRequest } from '../../lib';
import { commandOutput, splitHead } from '../../scripts/command-output';
import { runCommand } from '../cli/run-command';

/** The kinds that kubectl's words stand for. */
const KINDS: { readonly [word: string]: string } = { role: 'Role', rolebinding: 'RoleBinding', serviceaccount: 'ServiceAccount' };

const OPTIONS = {
  as: { type: 'string' },
  file: { type: 'string', short: 'f' },
  namespace: { type: 'string', short: 'n' },
  serviceaccount: { type: 'string' },
  subresource: { type: 'string' },
  values: { type: 'string' },
} as const;

/** A command, taken apart. */
interface Words {
  readonly all: readonly string[];

  /** Those that are no options. */
  readonly words: readonly string[];
  readonly options: { readonly [option in keyof typeof OPTIONS]?: string };
}

/**
 * Follows a guide in a folder of its own.
 *
 * Programs are run. Of commands for a cluster, it holds what they name against what the reader has made so far.
 */
export class Reader {
  private readonly folder = mkdtempSync(join(tmpdir(), 'guide-'));
  private readonly home = process.cwd();
  private readonly cluster = new AppliedObjects();

  /** What is tried, by the words a command begins with. */
  private readonly commands: readonly (readonly [string, (words: Words) => string | Promise<string>])[] = [
    ['npx cdk8s synth', () => runProgram('main.ts')],
    ['npx argo-rbac diff', ({ all }) => runGate(all.slice(2))],
    ['npx argo-rbac check', ({ all }) => runGate(all.slice(2))],
    ['npx argo-rbac review', ({ all }) => runGate(all.slice(2))],
    ['npx argo-rbac', ({ all }) => commandOutput(all.slice(1).join(' '))],
    ['npx ts-node', ({ words }) => runProgram(words[2])],
    ['kubectl create namespace', () => ''],
    ['kubectl create secret', () => ''],
    ['kubectl apply', ({ options }) => this.apply(options.file ?? '')],
    ['kubectl diff', ({ options }) => this.diff(options.file ?? '')],
    ['kubectl auth can-i --list', ({ options }) => this.demandAccount(options.as)],
    ['kubectl auth can-i', (words) => this.canI(words)],
    ['kubectl create token', ({ words, options }) => this.demand('ServiceAccount', words[3], options.namespace)],
    ['kubectl delete', ({ words, options }) => this.delete(KINDS[words[2]], words[3], options.namespace)],
    ['argo submit', ({ words, options }) => this.submit(words[2], options)],
    ['git', ({ all }) => runGit(all.slice(1))],
    ['export', ({ all }) => this.export(all.slice(1).join(' '))],
    ['helm repo add', () => ''],
    ['helm upgrade', ({ options }) => this.installChart(options.values ?? '', options.namespace)],
  ];

  constructor() {
    process.chdir(this.folder);
  }

  public write(path: string, text: string): void {
    writeFileSync(path, text);
  }

  /**
   * Types a command; returns what it prints.
   *
   * @throws when the command can't work, or is none that is known here
   */
  public async type(line: string): Promise<string> {
    const [piped, file] = line.split(' > ');
    const { command, shorten } = splitHead(piped);
    const [, act] = this.commands.find(([start]) => command === start || command.startsWith(`${start} `)) ?? [];
    if (act === undefined) {
      throw new Error(`Nobody has tried \`${command}\`: say in test/guides/reader.ts how`);
    }
    const all = splitWords(command);
    const { positionals, values } = parseArgs({ args: all, options: OPTIONS, allowPositionals: true, strict: false });
    const answer = shorten(await act({ all, words: positionals, options: textsOf(values) }));
    if (file === undefined) {
      return answer;
    }
    this.write(file, answer);
    return '';
  }

  public leave(): void {
    process.chdir(this.home);
    rmSync(this.folder, { recursive: true });
  }

  /** What is to be compared has to be there; what a cluster holds besides is not known here. */
  private diff(path: string): string {
    parseAllDocuments(readFileSync(path, 'utf8'));
    return '';
  }

  private apply(path: string): string {
    const files = statSync(path).isDirectory() ? readdirSync(path).filter((file) => file.endsWith('.yaml')).map((file) => join(path, file)) : [path];
    for (const file of files) {
      parseAllDocuments(readFileSync(file, 'utf8')).forEach((document) => this.cluster.apply(document.toJSON()));
    }
    return '';
  }

  private canI({ words: [, , , verb, target], options: { as = '', namespace, subresource } }: Words): string {
    const [, , account, name] = as.split(':');
    const [qualified, objectName] = target.split('/');
    const [resource, ...group] = qualified.split('.');
    this.demandAccount(as);
    const request = AccessRequest.resource({ verb, resource, apiGroup: group.join('.'), subresource, name: objectName });
    return this.cluster.accessOf({ namespace: account, name }, namespace).allows(request) ? 'yes\n' : 'no\n';
  }

  private delete(kind: string, name: string, namespace?: string): string {
    this.cluster.remove(kind, name, namespace);
    return '';
  }

  private submit(file: string, { serviceaccount, namespace }: Words['options']): string {
    const { spec, metadata } = parse(readFileSync(file, 'utf8'));
    const account = serviceaccount ?? spec.serviceAccountName;
    return this.demand('ServiceAccount', account, namespace ?? metadata.namespace);
  }

  private installChart(valuesFile: string, namespace?: string): string {
    const values = JSON.parse(readFileSync(valuesFile, 'utf8'));
    for (const { serviceAccount, rbac } of [values.controller, values.server]) {
      expect([serviceAccount.create, rbac.create]).toEqual([false, false]);
      this.demand('ServiceAccount', serviceAccount.name, namespace);
    }
    return '';
  }

  /** Types the command whose output is kept, if there is one. */
  private async export(assignment: string): Promise<string> {
    const [, command] = /\$\((.*)\)/.exec(assignment) ?? [];
    return command === undefined ? '' : this.type(command);
  }

  /** As `--as` names it: `system:serviceaccount:argo:ci`. */
  private demandAccount(user = ''): string {
    const [, , namespace, name] = user.split(':');
    return this.demand('ServiceAccount', name, namespace);
  }

  private demand(kind: string, name: string, namespace?: string): string {
    if (!this.cluster.has(kind, name, namespace)) {
      throw new Error(`The reader has made no ${kind} ${name} in ${namespace}`);
    }
    return '';
  }
}

/** Runs a TypeScript program of this folder, as `npx ts-node` does; returns what it prints. */
function runProgram(file: string): string {
  if (!existsSync(file)) {
    throw new Error(`The reader has written no ${file}`);
  }
  const { outputText } = ts.transpileModule(readFileSync(file, 'utf8'), { compilerOptions: { module: ts.ModuleKind.CommonJS } });
  const log = jest.spyOn(console, 'log').mockImplementation();
  try {
    new Function('require', 'exports', outputText)(require, {});
    return log.mock.calls.map((values) => `${values.join(' ')}\n`).join('');
  } finally {
    log.mockRestore();
  }
}

/** Runs the comparison, which ends with 1 just when it prints that somebody gains access. */
async function runGate(args: readonly string[]): Promise<string> {
  const { out, err, exitCode } = await runCommand(args);
  expect({ err, exitCode }).toEqual({ err: '', exitCode: /^(.* )?Gate \w+: hit\.$/m.test(out) ? 1 : 0 });
  return out;
}

function runGit(args: readonly string[]): string {
  return execFileSync('git', ['-c', 'user.name=Reader', '-c', 'user.email=reader@example.com', ...args], { encoding: 'utf8' });
}

/** The options that have a value. */
function textsOf(values: { readonly [option: string]: unknown }): Words['options'] {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => typeof value === 'string'));
}

/** Splits as a shell does, as far as the guides need it. */
function splitWords(command: string): string[] {
  return [...command.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(([, double, single, bare]) => double ?? single ?? bare);
}
