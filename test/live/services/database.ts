import { ChildProcess, execFileSync, spawn } from 'child_process';
import { appendFileSync, existsSync, mkdirSync, openSync, readdirSync } from 'fs';
import { join } from 'path';
import { NODE_ADDRESS } from '../node/node-layout';

const VERSIONS = '/usr/lib/postgresql';

export const DATABASE_PORT = 5432;

/** The one database, its user and the user's password. */
export const DATABASE_NAME = 'argo';

/** Whether Debian's PostgreSQL is there. */
export function databaseIsInstalled(): boolean {
  return existsSync(VERSIONS) && readdirSync(VERSIONS).length > 0;
}

/** Starts PostgreSQL for the archive and for locks, with everything in a folder. It doesn't run as root. */
export function startDatabase(folder: string): ChildProcess {
  const programs = join(VERSIONS, readdirSync(VERSIONS).sort().slice(-1)[0], 'bin');
  const data = join(folder, 'postgresql');
  mkdirSync(data);
  execFileSync('chmod', ['711', folder]);
  execFileSync('chown', ['postgres', data]);
  const asPostgres = ['--reuid=postgres', '--regid=postgres', '--clear-groups'];
  execFileSync('setpriv', [...asPostgres, join(programs, 'initdb'), '--no-sync', '--auth=trust', `--username=${DATABASE_NAME}`, data], { stdio: 'ignore' });
  appendFileSync(join(data, 'pg_hba.conf'), 'host all all 0.0.0.0/0 trust\n');
  const log = openSync(join(folder, 'postgresql.log'), 'w');
  const settings = { listen_addresses: NODE_ADDRESS, port: String(DATABASE_PORT), unix_socket_directories: data, fsync: 'off', max_connections: '300' };
  const options = Object.entries(settings).flatMap(([key, value]) => ['-c', `${key}=${value}`]);
  return spawn('setpriv', [...asPostgres, join(programs, 'postgres'), '-D', data, ...options], { stdio: ['ignore', log, log] });
}

/** Makes the database, once the server takes connections. */
export async function createDatabase(folder: string): Promise<void> {
  const programs = join(VERSIONS, readdirSync(VERSIONS).sort().slice(-1)[0], 'bin');
  for (let attempt = 0; ; attempt++) {
    try {
      execFileSync(join(programs, 'createdb'), ['-h', NODE_ADDRESS, '-U', DATABASE_NAME, DATABASE_NAME], { stdio: 'ignore', cwd: folder });
      return;
    } catch (error) {
      if (attempt === 50) {
        throw error;
      }
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
}
