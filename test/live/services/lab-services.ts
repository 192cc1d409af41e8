import { createServer, Server } from 'http';
import { createDatabase, DATABASE_NAME, DATABASE_PORT, databaseIsInstalled, startDatabase } from './database';
import { IDENTITY_PROVIDER_PORT, identityProvider } from './identity-provider';
import { imageRegistry } from './image-registry';
import { MYSQL_PORT, startMysql } from './mysql';
import { objectStore } from './object-store';
import { NODE_ADDRESS } from '../node/node-layout';

/** The ports of what workflows reach outside of Kubernetes, at the address of the node. */
const SERVICE_PORTS = { registry: 5000, http: 8080, objectStore: 9000 } as const;

/** How the configuration names the object store. The secret is in each namespace of workflows. */
export const ARTIFACT_REPOSITORY = {
  s3: {
    endpoint: `${NODE_ADDRESS}:${SERVICE_PORTS.objectStore}`,
    insecure: true,
    bucket: 'artifacts',
    accessKeySecret: { name: 'object-store', key: 'access-key' },
    secretKeySecret: { name: 'object-store', key: 'secret-key' },
  },
};

/** How the configuration names the database, for the archive and for locks. */
export const DATABASE = {
  postgresql: {
    host: NODE_ADDRESS,
    port: DATABASE_PORT,
    database: DATABASE_NAME,
    tableName: 'argo_workflows',
    userNameSecret: { name: 'database', key: 'username' },
    passwordSecret: { name: 'database', key: 'password' },
  },
};

/** The same in MySQL. */
export const MYSQL_DATABASE = { mysql: { ...DATABASE.postgresql, port: MYSQL_PORT } };

/** Starts what workflows reach outside of Kubernetes; it ends with this process. */
export async function startServices(folder: string, withMysql: boolean): Promise<void> {
  const answers = createServer((_, response) => response.end('hello'));
  const servers: readonly (readonly [Server, number])[] = [
    [imageRegistry(), SERVICE_PORTS.registry],
    [answers, SERVICE_PORTS.http],
    [objectStore(), SERVICE_PORTS.objectStore],
    [await identityProvider(), IDENTITY_PROVIDER_PORT],
  ];
  await Promise.all(servers.map(([server, port]) => new Promise<void>((resolve, reject) => {
    server.on('error', reject);
    server.listen(port, NODE_ADDRESS, resolve);
  })));
  if (databaseIsInstalled()) {
    startDatabase(folder);
    await createDatabase(folder);
  }
  if (withMysql) {
    startMysql(folder);
  }
}
