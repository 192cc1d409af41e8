import { spawnSync } from 'child_process';

/** What npm tells the scripts it runs about the package it runs them for, and would tell an npm that works for another package. */
const OF_THIS_PACKAGE = /^(npm_package_|npm_lifecycle_|npm_config_local_prefix$|npm_config_prefix$|INIT_CWD$)/i;

/** How a command ended, and what it printed. */
export interface CommandOutcome {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command as it is typed in a folder. */
export function tryCommand(command: string, folder: string): CommandOutcome {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !OF_THIS_PACKAGE.test(name)));
  return spawnSync(command, { cwd: folder, env, encoding: 'utf8', shell: true });
}

/** Runs a command as it is typed in a folder, and returns what it prints. */
export function runCommand(command: string, folder: string): string {
  const { status, stdout, stderr } = tryCommand(command, folder);
  if (status !== 0) {
    throw new Error(`\`${command}\` in ${folder} ends with ${status}:\n${stdout}\n${stderr}`);
  }
  return stdout;
}
