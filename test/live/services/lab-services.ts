import { createServer, Server } from 'http';
import { createDatabase, databaseIsInstalled, startDatabase } from './database';
import { imageRegistry } from './image-registry';
import { objectStore } from './object-store';
import { NODE_ADDRESS } from '../node/node-layout';

/** The ports of what workflows reach outside of Kubernetes, at the address of the node. */
export const SERVICE_PORTS = { registry: 5000, http: 8080, objectStore: 9000 } as const;

/** Starts what workflows reach outside of Kubernetes; it ends with this process. */
export async function startServices(folder: string): Promise<void> {
  const answers = createServer((_, response) => response.end('hello'));
  const servers: readonly (readonly [Server, number])[] = [
    [imageRegistry(), SERVICE_PORTS.registry], [answers, SERVICE_PORTS.http], [objectStore(), SERVICE_PORTS.objectStore],
  ];
  await Promise.all(servers.map(([server, port]) => new Promise<void>((resolve, reject) => {
    server.on('error', reject);
    server.listen(port, NODE_ADDRESS, resolve);
  })));
  if (databaseIsInstalled()) {
    startDatabase(folder);
    await createDatabase(folder);
  }
}
