import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { ClusterObject, ClusterObjects } from './cluster-objects';
import { parseObjects } from './scenarios/scenario-install';

/** One for each claim that scenarios make, also without a permission: none is used twice. */
const VOLUMES = 60;

/** Creates what all scenarios share: Argo's kinds, volumes to claim, and a namespace with the limit of a semaphore. */
export async function prepareCluster(objects: ClusterObjects, definitions: string): Promise<void> {
  const files = readdirSync(definitions).filter((file) => file.startsWith('argoproj.io_'));
  await objects.create(files.flatMap((file) => parseObjects(readFileSync(join(definitions, file), 'utf8'))));
  for (let known = false; !known;) {
    await objects.rediscover();
    known = files.every((file) => objects.serves(file.replace('argoproj.io_', '').replace('.yaml', '')));
  }
  await objects.create([
    ...Array.from({ length: VOLUMES }, (_, index) => volume(`volume-${index}`)),
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'semaphores' } },
    { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'shared-semaphore', namespace: 'semaphores' }, data: { limit: '1' } },
  ]);
}

/** A volume of the node, for whoever claims it first. */
function volume(name: string): ClusterObject {
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolume',
    metadata: { name },
    spec: {
      capacity: { storage: '1Mi' },
      accessModes: ['ReadWriteOnce'],
      persistentVolumeReclaimPolicy: 'Retain',
      storageClassName: 'lab',
      hostPath: { path: `/run/${name}`, type: 'DirectoryOrCreate' },
    },
  };
}
