import { writeFileSync } from 'fs';
import { goIsInstalled } from './go-build';
import { runKubectl } from './kubectl-oracle';
import { readOutcomes, Recorded, textOf } from './kubectl-outcomes';
import { SEED } from './seed';
import { KUBECTL_VERSIONS } from '../../lib/argo/kubectl/embedded-kubectl';

/*
 * Runs kubectl again, and compares what it does with what is written down: of the newest version every invocation, of the others a
 * sample. The exit code is 0 where nothing has changed, 1 where something has, and 3 without Go.
 */

/** One in so many invocations of the versions that aren't replayed whole. */
const SAMPLE = 25;

async function main(): Promise<number> {
  if (!goIsInstalled()) {
    console.error('kubectl is built with Go: install Go, or run "npm test", which compares what kubectl once did.');
    return 3;
  }
  const whole = process.env.KUBECTL_WHOLE ?? KUBECTL_VERSIONS[KUBECTL_VERSIONS.length - 1];
  console.log(`CONFORMANCE_SEED=${SEED} takes the same sample again.`);
  const changed = new Map<string, number>();
  for (const version of KUBECTL_VERSIONS) {
    const recorded = readOutcomes(version).filter((_, index) => version === whole || (index + SEED) % SAMPLE === 0);
    const differences = await replay(version, recorded);
    console.log(`kubectl ${version}: ${recorded.length} invocations, ${differences.length} with another outcome`);
    differences.slice(0, 20).forEach((difference) => console.log(difference));
    changed.set(version, differences.length);
  }
  return report([...changed.values()].filter((count) => count === 0).length, changed.size);
}

/** Writes how many versions do what they did, as jest does, where `--outputFile` names a file. */
function report(same: number, all: number): number {
  const [file] = process.argv.flatMap((argument) => argument.startsWith('--outputFile=') ? [argument.slice('--outputFile='.length)] : []);
  if (file !== undefined) {
    writeFileSync(file, JSON.stringify({ numPassedTests: same, numFailedTests: all - same, numRuntimeErrorTestSuites: 0 }));
  }
  return same === all ? 0 : 1;
}

async function replay(version: string, recorded: readonly Recorded[]): Promise<string[]> {
  const outcomes = await runKubectl(version, recorded.map(({ invocation }) => invocation));
  return recorded.flatMap(({ invocation, outcome }, index) => textOf(outcomes[index]) === textOf(outcome) ? []
    : [`${invocation.action} ${JSON.stringify(invocation.flags)} (${invocation.target}):\n  was ${textOf(outcome)}\n  is  ${textOf(outcomes[index])}`]);
}

void main().then((code) => {
  process.exitCode = code;
});
