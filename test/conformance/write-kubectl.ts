import { writeFileSync } from 'fs';
import { join } from 'path';
import { FLAG_TABLE, writeFlagTable } from './kubectl-flag-table';
import { describeKubectl, runKubectl } from './kubectl-oracle';
import { outcomesPath, writeOutcomes } from './kubectl-outcomes';
import { EMBEDDED_KUBECTL } from '../../lib/argo/kubectl/embedded-kubectl';

/*
 * Writes down what the embedded versions of kubectl have for flags, and what they do. The flags decide what is tried, so when
 * those of a new version have come in, run it once more.
 */

const versions = [...new Set(EMBEDDED_KUBECTL.map(({ kubectl }) => kubectl))];

async function main(): Promise<void> {
  writeFileSync(join(__dirname, '..', '..', FLAG_TABLE), writeFlagTable(new Map(versions.map((version) => [version, describeKubectl(version)]))));
  const { invocations } = await import('./kubectl-invocations');
  for (const version of versions) {
    writeFileSync(outcomesPath(version), writeOutcomes(await runKubectl(version, invocations())));
  }
}

void main();
