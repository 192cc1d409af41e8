import { spawnSync } from 'child_process';
import { writeFileSync } from 'fs';
import { join } from 'path';
import { ARGO_WORKFLOWS, Citation, citationFault, citationsOf, evidenceBelow } from './evidence';
import { EMBEDDED_KUBECTL } from '../lib/argo/kubectl/embedded-kubectl';

const USAGE = `Usage: npm run evidence -- CLONE [MODULE=CLONE …]

Finds what the tables of the library cite, and writes the counts to docs/evidence.md. CLONE is a clone of argo-workflows with its tags, or its
git directory; MODULE is a repository of Kubernetes: kubectl, cli-runtime, client-go, apiserver, kubernetes.
`;

const ROOT = join(__dirname, '..');

const MAX_BYTES = 64 * 1024 * 1024;

type Verdict = 'found' | 'missing' | 'not looked for';

interface Checked extends Citation {
  readonly verdict: Verdict;
}

/** Checks every citation of the library; returns the exit code. */
function main(args: readonly string[]): number {
  if (args.length === 0) {
    process.stderr.write(USAGE);
    return 2;
  }
  const clones = new Map(args.map((arg) => arg.includes('=') ? [arg.slice(0, arg.indexOf('=')), arg.slice(arg.indexOf('=') + 1)] : [ARGO_WORKFLOWS, arg]));
  const kubectl = `v${EMBEDDED_KUBECTL[EMBEDDED_KUBECTL.length - 1].kubectl}`;
  const checked: Checked[] = evidenceBelow(join(ROOT, 'lib')).flatMap(({ place, text }) => {
    const citations = citationsOf(text, kubectl);
    return citations.map((citation) => {
      const clone = clones.get(citation.repository);
      if (clone === undefined || git(clone, 'rev-parse', '--verify', '--quiet', `${citation.tag}^{commit}`) === undefined) {
        return { ...citation, verdict: 'not looked for' as const };
      }
      const fault = citationFault(citation, (tag, file) => git(clone, 'show', `${tag}:${file}`));
      if (fault !== undefined) {
        process.stdout.write(`lib/${place}: ${text}: ${fault}\n`);
      }
      return { ...citation, verdict: fault === undefined ? 'found' as const : 'missing' as const };
    });
  });
  writeFileSync(join(ROOT, 'docs', 'evidence.md'), documentOf(checked));
  return checked.some(({ verdict }) => verdict === 'missing') ? 1 : 0;
}

const outputs = new Map<string, string | undefined>();

/** Returns the answer of git; nothing where it fails. */
function git(clone: string, ...command: string[]): string | undefined {
  const key = [clone, ...command].join(' ');
  if (!outputs.has(key)) {
    const { status, stdout } = spawnSync('git', ['-C', clone, ...command], { encoding: 'utf8', maxBuffer: MAX_BYTES });
    outputs.set(key, status === 0 ? stdout : undefined);
  }
  return outputs.get(key);
}

function documentOf(checked: readonly Checked[]): string {
  const sources = [...new Set(checked.map(({ repository, tag }) => `${repository} | ${tag}`))].sort();
  const count = (source: string, verdict: Verdict) => checked.filter((one) => `${one.repository} | ${one.tag}` === source && one.verdict === verdict).length;
  return `# Evidence

Each row about Argo Workflows and kubectl cites the lines of source code, at a tag, that it is based on.
\`npm run evidence -- CLONE\` finds these lines in the clones that you name, and writes this page. A line counts as found
if the file has it at the tag and it contains code. A reader must judge whether the code does what the row says. The
script skips the lines of a repository or a tag that no clone has.

| repository | tag | found | missing | not looked for |
| --- | --- | --- | --- | --- |
${sources.map((source) => `| ${source} | ${count(source, 'found')} | ${count(source, 'missing')} | ${count(source, 'not looked for')} |\n`).join('')}`;
}

process.exitCode = main(process.argv.slice(2));
