import { createHash } from 'crypto';
import { readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { EXECUTOR_NEEDS } from '../../lib/argo/needs/executor-needs';
import { INSTALL_NEEDS } from '../../lib/argo/needs/install-needs';
import { Need } from '../../lib/argo/needs/need';

/** Observations of needs, written by `npm run test:live -- --record` alone. */
const OBSERVED_FILE = join(__dirname, '../../lib/argo/needs/observed.json');

/** One run of the lab. */
export interface ObservedRun {
  readonly argo: string;
  readonly kubernetes: string;
  readonly scenarios: number;
  readonly requests: number;

  /** The digest of the audit log of the API server. */
  readonly auditLog: string;
}

/** The observations of one need in one version. */
export interface ObservedNeed {
  /** The run, by its id. */
  readonly run: string;

  /** The digest of the row that was tried: where it differs from that of the row now, the row has to be seen again. */
  readonly digest: string;

  /** The verbs that allowed a call. */
  readonly used: readonly string[];

  /** The verbs that only a review of the account's own access used. */
  readonly reviewed: readonly string[];

  /** The verbs that were granted and not used. */
  readonly unused: readonly string[];

  /** The consequences of removing a verb, by verb, where that was tried. */
  readonly removed: Readonly<Record<string, string>>;
}

/** Everything that was seen. */
export interface Observed {
  readonly runs: Readonly<Record<string, ObservedRun>>;

  /** By the id of the need, then by the version with its patch. */
  readonly needs: Readonly<Record<string, Readonly<Record<string, ObservedNeed>>>>;
}

/** Reads what was seen. */
export function readObserved(): Observed {
  return JSON.parse(readFileSync(OBSERVED_FILE, 'utf8')) as Observed;
}

/** Writes what was seen, in an order that doesn't depend on the runs. */
export function writeObserved({ runs, needs }: Observed): void {
  writeFileSync(OBSERVED_FILE, `${JSON.stringify({ runs: sorted(runs), needs: sorted(needs) }, undefined, 1)}\n`);
}

/** The needs that a run can see. */
export const OBSERVABLE_NEEDS: ReadonlyMap<string, Need<string>> = new Map<string, Need<string>>(
  [...INSTALL_NEEDS, ...EXECUTOR_NEEDS].map((need) => [need.id, need]),
);

/** Sums up what a row says that a run tries: what is granted, where, when and by which names, and what follows without. */
export function digestOf({ component, trigger, place, names, grant, denied }: Need<string>): string {
  const { rule } = grant(['example']).statement;
  const said = { component, trigger, place, names: names.kind === 'fixed' ? names.names : names.kind, rule, denied };
  return createHash('sha256').update(JSON.stringify(said)).digest('hex').slice(0, 12);
}

function sorted<Value>(record: Readonly<Record<string, Value>>): Record<string, Value> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}
