import { createRequire } from 'module';
import { join } from 'path';
import { DuckDBInstance } from '@duckdb/node-api';

/** Runs the query that `argo-rbac tailor --sql duckdb` prints, in one thread. */
const [log = ''] = process.argv.slice(2);
const load = createRequire(join(process.cwd(), 'package.json'));
const { logQuery }: { logQuery(dialect: string, source: string): string } = load('./build/tailoring/log-query');

async function main(): Promise<void> {
  const connection = await (await DuckDBInstance.create(':memory:', { threads: '1' })).connect();
  const rows = await connection.runAndReadAll(logQuery('duckdb', log));
  if (rows.currentRowCount === 0) {
    throw new Error('The log is empty');
  }
}

void main();
