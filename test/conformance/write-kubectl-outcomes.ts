import { writeFileSync } from 'fs';
import { invocations } from './kubectl-invocations';
import { runKubectl } from './kubectl-oracle';
import { outcomesPath, writeOutcomes } from './kubectl-outcomes';
import { KUBECTL_VERSIONS } from '../../lib/argo/kubectl/embedded-kubectl';

// Writes down what the embedded versions of kubectl do in every invocation.
async function main(): Promise<void> {
  for (const version of KUBECTL_VERSIONS) {
    writeFileSync(outcomesPath(version), writeOutcomes(await runKubectl(version, invocations())));
  }
}

void main();
