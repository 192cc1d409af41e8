import { spawnSync } from 'child_process';
import { join } from 'path';
import { Language, toolsOf } from './language';
import { LANGUAGES } from './languages';

/** What we exit with when a language was left out. */
const DID_NOT_RUN = 3;

/** Runs the tests of the languages that are installed, and says which are not. */
function main(): number {
  const { status } = spawnSync(process.execPath, [require.resolve('jest/bin/jest'), '-c', join(__dirname, 'jest.config.json'), ...process.argv.slice(2)], {
    stdio: 'inherit',
  });
  if (status !== 0) {
    return status ?? 1;
  }
  const leftOut = LANGUAGES.filter(isLeftOut).map(({ name }) => name);
  if (leftOut.length > 0) {
    process.stderr.write(`Did not run: ${leftOut.join(', ')}.\n`);
  }
  return leftOut.length > 0 ? DID_NOT_RUN : 0;
}

function isLeftOut(language: Language): boolean {
  return language.toolchain === undefined || toolsOf(language).missing.length > 0;
}

process.exitCode = main();
