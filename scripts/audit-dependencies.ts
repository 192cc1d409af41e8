import { spawnSync } from 'child_process';
import { join } from 'path';

/** Not all registries answer; what this exits with then says that it did not run. */
const DID_NOT_RUN = 3;

/** Asks the registry which advisories there are for what the lock file names. */
const { stdout } = spawnSync('npm', ['audit', '--json'], { cwd: join(__dirname, '..'), encoding: 'utf8', maxBuffer: 1e8 });
const answer = JSON.parse(stdout);
if (answer.metadata?.vulnerabilities === undefined) {
  process.stderr.write(`Did not run: the registry doesn't answer npm audit: ${answer.message ?? stdout}\n`);
  process.exitCode = DID_NOT_RUN;
} else {
  const advisories: string[] = Object.values<{ name: string; severity: string; range: string }>(answer.vulnerabilities)
    .map(({ name, severity, range }) => `${name} ${range}: ${severity}\n`);
  process.stdout.write(advisories.length === 0 ? 'No advisories.\n' : advisories.join(''));
  process.exitCode = advisories.length === 0 ? 0 : 1;
}
