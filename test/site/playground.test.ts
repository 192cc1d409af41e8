import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { createContext, runInContext } from 'vm';
import { gzipSync } from 'zlib';
import { transformSync } from 'esbuild';
import * as ts from 'typescript';
import { bundlePlayground } from '../../scripts/playground/bundle-playground';
import type { Answer, TextOptions } from '../../site/playground/infer-text';
import { runCommand } from '../cli/run-command';
import { exampleWorkflows } from '../example-workflows';
import { workflow } from '../inference/inferred-text';

const ROOT = join(__dirname, '../..');

/** What a browser loads before it answers: the code, compressed. */
const LARGEST_INFERENCE = 150 * 1024;

const NO_OPTIONS: TextOptions = { argoVersion: '', namespace: '', serviceAccount: '' };

let files: ReadonlyMap<string, string>;
let inferText: (text: string, options: TextOptions) => Answer;
beforeAll(async () => {
  files = await bundlePlayground(ROOT);
  const { code } = transformSync(textOf('inference.js'), { format: 'iife', globalName: 'page' });
  // Of what surrounds JavaScript the code gets only this: no module of Node.js, no network and no document.
  inferText = runInContext(`${code}; page.inferText`, createContext({ URL, TextEncoder, TextDecoder, atob, structuredClone }));
});

function textOf(file: string): string {
  const text = files.get(file);
  if (text === undefined) {
    throw new Error(`The playground has no ${file}.`);
  }
  return text;
}

/** The manifests in the tests of the inference, whole ones and specs, right ones and wrong ones. */
function fixtures(): string[] {
  const literals = ['test/inference', 'test/cli', 'test/manifests'].flatMap((folder) => readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts')).flatMap((file) => literalsOf(readFileSync(join(ROOT, folder, file), 'utf8'))));
  const manifests = literals.filter((text) => /^\s*(?:apiVersion|kind): /m.test(text));
  const specs = literals.filter((text) => /^\s*(?:entrypoint|templates):/.test(text)).map((spec) => workflow(spec));
  return [...new Set([...manifests, ...specs])];
}

function literalsOf(program: string): string[] {
  const texts: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) {
      texts.push(node.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('test.ts', program, ts.ScriptTarget.Latest));
  return texts;
}

test('the answers are the bytes that the command prints', async () => {
  const texts = [...exampleWorkflows().values(), ...fixtures()];
  const differences = [];
  for (const text of texts) {
    const { workflows, ...answer } = inferText(text, NO_OPTIONS);
    const command = await runCommand(['infer', '-'], { input: text });
    const json = await runCommand(['infer', '-', '--output', 'json'], { input: text });
    if (JSON.stringify([answer, workflows]) !== JSON.stringify([command, command.exitCode === 0 ? JSON.parse(json.out).workflows : []])) {
      differences.push({ text, answer, command });
    }
  }
  expect(texts.length).toBeGreaterThan(100);
  expect(differences).toEqual([]);
});

test.each<[string, TextOptions, string[]]>([
  ['all that are right', { argoVersion: 'v3.6', namespace: 'ci', serviceAccount: 'runner' }, ['--argo-version', 'v3.6', '--namespace', 'ci', '--service-account', 'runner']],
  ['all that are wrong', { argoVersion: 'v1', namespace: 'C I', serviceAccount: '-' }, ['--argo-version', 'v1', '--namespace', 'C I', '--service-account=-']],
])('the options are those of the command: %s', async (_, options, args) => {
  const text = workflow('entrypoint: a\ntemplates: [{name: a, container: {image: a, command: [b]}}]');
  const { out, err, exitCode } = inferText(text, options);
  expect({ out, err, exitCode }).toEqual(await runCommand(['infer', '-', ...args], { input: text }));
});

test('the code that answers is small, and apart from the page', () => {
  expect(gzipSync(textOf('inference.js'), { level: 9 }).length).toBeLessThan(LARGEST_INFERENCE);
  expect(gzipSync(textOf('playground.js'), { level: 9 }).length).toBeLessThan(5 * 1024);
});

test('the code that answers names no global of Node.js', () => {
  expect(textOf('inference.js').match(/\b(?:Buffer|process\.(?:argv|cwd|emitWarning|env|platform|std\w+|versions?))\b/g)).toBeNull();
});

test('the page has only what its policy allows', () => {
  const page = textOf('index.html');
  expect(/http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1])
    .toBe("default-src 'none'; script-src 'self'; style-src 'self'; base-uri 'none'; form-action 'none'");
  expect(page.match(/<script(?![^>]* src=)|<style| style=| on\w+=|https?:/g)).toBeNull();
});
