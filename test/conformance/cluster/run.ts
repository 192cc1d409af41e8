import { ChildProcess, spawn } from 'child_process';
import { once } from 'events';
import { writeFileSync } from 'fs';
import { join } from 'path';
import { ApiClient } from './api-client';
import { argoCustomResourceDefinitions } from './argo-crds';
import { ACCESS_FILE, ClusterAccess } from './cluster-access';
import { ForeignCluster } from './foreign-cluster';
import { OwnCluster } from './own-cluster';
import { buildPrograms, programsIn } from './server-programs';

/** What we exit with when there is nothing to run against. */
const DID_NOT_RUN = 3;

const SIGNALS = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 };

interface Cluster {
  readonly access: ClusterAccess;
  stop(): Promise<void>;
}

/** Runs the cluster tests against a cluster, and leaves nothing behind, however it ends. */
async function main(): Promise<number> {
  let tests: ChildProcess | undefined;
  let interruptedBy: keyof typeof SIGNALS | undefined;
  for (const signal of Object.keys(SIGNALS) as (keyof typeof SIGNALS)[]) {
    process.on(signal, () => {
      interruptedBy = signal;
      tests?.kill('SIGTERM');
    });
  }
  const cluster = await startCluster();
  if (cluster === undefined) {
    process.stderr.write('The cluster tests did not run: KUBEBUILDER_ASSETS is not set, TEST_CLUSTER is not 1, and Go is not installed.\n');
    return DID_NOT_RUN;
  }
  try {
    if (interruptedBy === undefined) {
      const accessFile = join(cluster.access.folder, 'access.json');
      writeFileSync(accessFile, JSON.stringify(cluster.access), { mode: 0o600 });
      tests = spawn(process.execPath, [require.resolve('jest/bin/jest'), '-c', join(__dirname, 'jest.config.json'), ...process.argv.slice(2)], {
        stdio: 'inherit',
        env: { ...process.env, [ACCESS_FILE]: accessFile },
      });
      await once(tests, 'exit');
    }
  } finally {
    await cluster.stop();
  }
  return interruptedBy === undefined ? tests?.exitCode ?? 1 : 128 + SIGNALS[interruptedBy];
}

/** The cluster that the environment asks for, or one of our own. */
async function startCluster(): Promise<Cluster | undefined> {
  const { KUBEBUILDER_ASSETS: assets, TEST_CLUSTER: testCluster } = process.env;
  if (assets === undefined && testCluster === '1') {
    return ForeignCluster.open();
  }
  const programs = assets === undefined ? buildPrograms() : programsIn(assets);
  if (programs === undefined) {
    return undefined;
  }
  const cluster = await OwnCluster.start(programs);
  try {
    await createArgoResources(cluster.access);
    return cluster;
  } catch (error) {
    await cluster.stop();
    throw error;
  }
}

/** Creates the definitions and waits until their resources are served. */
async function createArgoResources(access: ClusterAccess): Promise<void> {
  const admin = ApiClient.admin(access);
  const definitions = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions';
  try {
    for (const definition of argoCustomResourceDefinitions()) {
      await admin.object('POST', definitions, definition);
    }
    for (let served = 0; served < argoCustomResourceDefinitions().length;) {
      await new Promise((resolve) => setTimeout(resolve, 250));
      const { status, body } = await admin.send({ method: 'GET', path: '/apis/argoproj.io/v1alpha1' });
      const { resources = [] } = status === 200 ? JSON.parse(body) as { resources?: { name: string }[] } : {};
      served = resources.filter(({ name }) => !name.includes('/')).length;
    }
  } finally {
    admin.close();
  }
}

main().then((code) => {
  process.exitCode = code;
}, (error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
