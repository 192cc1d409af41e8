import { ChildProcess, execFileSync, spawn } from 'child_process';
import { existsSync, mkdirSync, openSync, writeFileSync } from 'fs';
import { join } from 'path';
import { DATABASE_NAME } from './database';
import { NODE_ADDRESS } from '../node/node-layout';

const SERVER = '/usr/sbin/mariadbd';

export const MYSQL_PORT = 3306;

/** Whether Debian's MariaDB is there, which stands for MySQL. */
export function mysqlIsInstalled(): boolean {
  return existsSync(SERVER);
}

/** Starts MariaDB for the archive and for locks, with everything in a folder, and the database and user that the configuration names. */
export function startMysql(folder: string): ChildProcess {
  const data = join(folder, 'mysql');
  mkdirSync(data);
  execFileSync('chmod', ['711', folder]);
  execFileSync('chown', ['mysql', data]);
  const env = { ...process.env, TMPDIR: data }; // the user mysql may not be able to write to ours
  execFileSync('mariadb-install-db', ['--no-defaults', `--datadir=${data}`, '--user=mysql', '--skip-test-db'], { stdio: 'ignore', env });
  const begin = join(folder, 'mysql.sql');
  writeFileSync(begin, [
    `CREATE DATABASE ${DATABASE_NAME};`,
    `CREATE USER '${DATABASE_NAME}'@'%' IDENTIFIED BY 'lab';`,
    `GRANT ALL ON ${DATABASE_NAME}.* TO '${DATABASE_NAME}'@'%';`,
  ].map((statement) => `${statement}\n`).join('')); // each in a line of its own: the server reads them so
  const log = openSync(join(folder, 'mysql.log'), 'w');
  return spawn(SERVER, [
    '--no-defaults', `--datadir=${data}`, '--user=mysql', `--bind-address=${NODE_ADDRESS}`, `--port=${MYSQL_PORT}`, `--socket=${join(data, 'socket')}`,
    `--pid-file=${join(data, 'pid')}`, `--init-file=${begin}`, '--innodb-flush-log-at-trx-commit=0',
  ], { stdio: ['ignore', log, log], env });
}
