import { execFileSync } from 'child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { gunzipSync } from 'zlib';
import { AccessProfile } from '../lib/audit-log/access-profile';
import { LogReader } from '../lib/audit-log/log-reader';
import { selectAccess } from '../lib/audit-log/selected-access';
import { readLogRows } from '../lib/audit-log-files/read-rows';
import { logQuery, SqlDialect } from '../lib/tailoring/log-query';

/*
 * Runs the queries that `argo-rbac tailor --sql` prints in DuckDB and ClickHouse, and compares the access that their rows prove with what
 * reading the log proves. The queries for BigQuery and Athena are only parsed. Other logs are named as arguments. Exits with 1 where
 * something differs, and with 3 where nothing is installed: `npm install @duckdb/node-api`, `pip install chdb sqlglot`.
 */

const LOGS = join(__dirname, '..', 'test', 'audit-log');
const CASES = ['01', '03', '04', '05', '08', '10'].map((name) => join(LOGS, 'cases', name, 'audit.jsonl'));
const NOT_INSTALLED = 3;

/** Runs a query, and returns its rows as JSON lines; nothing where the engine isn't installed. */
type Engine = (query: string) => string | undefined;

const DUCKDB = `
const { DuckDBInstance } = require('@duckdb/node-api');
(async () => {
  const connection = await (await DuckDBInstance.create(':memory:', { threads: '1' })).connect();
  const result = await connection.runAndReadAll(require('fs').readFileSync(0, 'utf8'));
  result.getRowObjectsJson().forEach((row) => console.log(JSON.stringify(row)));
})();`;

const CLICKHOUSE = 'import chdb, sys\nsys.stdout.write(str(chdb.query(sys.stdin.read().rstrip().rstrip(";"), "JSONEachRow")))';

const ENGINES: Readonly<Partial<Record<SqlDialect, Engine>>> = {
  duckdb: (query) =>
    isInstalled('node', ['-e', "require('@duckdb/node-api')"]) ? run('node', ['-e', DUCKDB], query) : undefined,
  clickhouse: (query) => isInstalled('python3', ['-c', 'import chdb']) ? run('python3', ['-c', CLICKHOUSE], query) : undefined,
};

function isInstalled(program: string, args: readonly string[]): boolean {
  try {
    execFileSync(program, args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

function run(program: string, args: readonly string[], input: string): string {
  return execFileSync(program, args, { input, encoding: 'utf8', maxBuffer: 1024 * 1024 * 1024 });
}

/** The dialects whose engines run as services only. */
const PARSED: readonly SqlDialect[] = ['bigquery', 'athena'];

const PARSE = 'import sqlglot, sys\nsqlglot.parse_one(sys.stdin.read(), read=sys.argv[1], error_level=sqlglot.ErrorLevel.RAISE)';

/** Whether a query is SQL of its dialect; nothing where the parser isn't installed. */
function isParsed(dialect: SqlDialect): boolean | undefined {
  if (!isInstalled('python3', ['-c', 'import sqlglot'])) {
    return undefined;
  }
  try {
    run('python3', ['-c', PARSE, dialect], logQuery(dialect));
    return true;
  } catch {
    return false;
  }
}

/** The access that a profile proves, without facts that depend on how the log was read. */
function answerOf(profile: AccessProfile): string {
  const { accounts, reviews } = selectAccess(profile, { accounts: [], namespaces: [] });
  const listed = accounts.map((account) => ({ ...account, decidedBy: [...account.decidedBy] }));
  return JSON.stringify({ accounts: listed, reviews: [...reviews] }, undefined, 1);
}

function read(path: string): AccessProfile {
  const profile = new AccessProfile();
  const reader = new LogReader(profile);
  reader.read(readFileSync(path));
  reader.end();
  return profile;
}

function main(given: readonly string[]): number {
  const folder = mkdtempSync(join(tmpdir(), 'log-queries-'));
  try {
    const recorded = join(folder, 'argo.jsonl');
    writeFileSync(recorded, gunzipSync(readFileSync(join(LOGS, 'argo-audit', 'v3.7.18.audit.jsonl.gz'))));
    let runs = 0;
    let differences = 0;
    for (const [dialect, engine] of Object.entries(ENGINES) as [SqlDialect, Engine][]) {
      for (const log of [...CASES, recorded, ...given]) {
        const rows = engine(logQuery(dialect, log));
        if (rows === undefined) {
          console.log(`${dialect}: not installed`);
          break;
        }
        const file = join(folder, 'rows.jsonl');
        writeFileSync(file, rows);
        const { profile, diagnostics } = readLogRows(file, {});
        const isEqual = diagnostics.length === 0 && answerOf(profile) === answerOf(read(log));
        console.log(`${dialect}: ${log}: ${isEqual ? 'equal' : 'different'}${diagnostics.map(({ message }) => ` ${message}`).join('')}`);
        runs++;
        differences += isEqual ? 0 : 1;
        if (!isEqual && process.env.SHOW_DIFFERENCES !== undefined) {
          writeFileSync(`${process.env.SHOW_DIFFERENCES}.rows`, answerOf(profile));
          writeFileSync(`${process.env.SHOW_DIFFERENCES}.log`, answerOf(read(log)));
        }
      }
    }
    for (const dialect of PARSED) {
      const parsed = isParsed(dialect);
      console.log(`${dialect}: ${parsed === undefined ? 'the parser is not installed' : parsed ? 'parsed, not run' : 'not parsed'}`);
      runs += parsed === undefined ? 0 : 1;
      differences += parsed === false ? 1 : 0;
    }
    return differences > 0 ? 1 : runs === 0 ? NOT_INSTALLED : 0;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

process.exit(main(process.argv.slice(2)));
