import { existsSync, readFileSync } from 'fs';
import { join } from 'path';
import { Invocation, invocations } from './kubectl-invocations';
import { Outcome } from './kubectl-oracle';

/** What kubectl of a version did in every invocation: the distinct outcomes, and by action and target which of them came out. */
interface OutcomeTable {
  readonly outcomes: readonly string[];
  readonly runs: Readonly<Record<string, string>>;
}

/** An invocation and what came out of it. */
export interface Recorded {
  readonly invocation: Invocation;
  readonly outcome: Outcome;
}

/** Where the outcomes of a version are kept. */
export function outcomesPath(kubectl: string): string {
  return join(__dirname, 'kubectl', `v${kubectl}`, 'outcomes.json');
}

/** Writes the outcomes of all invocations, in their order. */
export function writeOutcomes(outcomes: readonly Outcome[]): string {
  const distinct = new Map<string, number>();
  const runs = new Map<string, number[]>();
  invocations().forEach((invocation, index) => {
    const text = textOf(outcomes[index]);
    const code = distinct.get(text) ?? distinct.size;
    distinct.set(text, code);
    const key = groupOf(invocation);
    runs.set(key, [...runs.get(key) ?? [], code]);
  });
  const table: OutcomeTable = {
    outcomes: [...distinct.keys()],
    runs: Object.fromEntries([...runs].map(([key, codes]) => [key, compress(codes)])),
  };
  return `${JSON.stringify(table, undefined, 1)}\n`;
}

/** Reads what kubectl of a version did. */
export function readOutcomes(kubectl: string): Recorded[] {
  const path = outcomesPath(kubectl);
  if (!existsSync(path)) {
    throw new Error(`There are no outcomes of kubectl ${kubectl}: run "npm run write-kubectl".`);
  }
  const { outcomes, runs } = JSON.parse(readFileSync(path, 'utf8')) as OutcomeTable;
  const codes = new Map(Object.entries(runs).map(([key, text]) => [key, expand(text)]));
  return invocations().map((invocation) => {
    const code = codes.get(groupOf(invocation))?.shift();
    if (code === undefined) {
      throw new Error(`kubectl ${kubectl} was never run as ${JSON.stringify(invocation)}: run "npm run write-kubectl".`);
    }
    return { invocation, outcome: outcomeOf(outcomes[code]) };
  });
}

/** An outcome on one line: what was called, after a `!` where kubectl fails. */
export function textOf({ calls, fails }: Outcome): string {
  return `${fails ? '!' : ''}${calls.join(';')}`;
}

function outcomeOf(text: string): Outcome {
  const fails = text.startsWith('!');
  const calls = text.slice(fails ? 1 : 0);
  return { fails, calls: calls === '' ? [] : calls.split(';') };
}

function groupOf({ action, target }: Invocation): string {
  return `${action}: ${target}`;
}

/** Numbers with how often each comes one after the other: `3 1*4`. */
function compress(codes: readonly number[]): string {
  const parts: [number, number][] = [];
  for (const code of codes) {
    const last = parts[parts.length - 1];
    if (last?.[0] === code) {
      last[1]++;
    } else {
      parts.push([code, 1]);
    }
  }
  return parts.map(([code, times]) => times === 1 ? `${code}` : `${code}*${times}`).join(' ');
}

function expand(text: string): number[] {
  return text.split(' ').flatMap((part) => {
    const [code, times = '1'] = part.split('*');
    return Array.from({ length: Number(times) }, () => Number(code));
  });
}
