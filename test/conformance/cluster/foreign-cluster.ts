import { ChildProcess, execFileSync, spawn } from 'child_process';
import { randomBytes } from 'crypto';
import { once } from 'events';
import { mkdtempSync, readFileSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { createInterface } from 'readline';
import { ApiClient } from './api-client';
import { ClusterAccess } from './cluster-access';
import { removeAllUnder } from './removal';

interface Kubeconfig {
  readonly clusters: readonly {
    readonly cluster: {
      readonly 'server': string;
      readonly 'certificate-authority'?: string;
      readonly 'certificate-authority-data'?: string;
    };
  }[];
}

/** The cluster of `KUBECONFIG`. All that is created there has names under one random prefix, and goes at the end. */
export class ForeignCluster {
  public static async open(): Promise<ForeignCluster> {
    const folder = mkdtempSync(join(tmpdir(), 'cluster-'));
    // kubectl knows every way to sign in; it lends us its own.
    const proxy = spawn('kubectl', ['proxy', '--port=0'], { stdio: ['ignore', 'pipe', 'inherit'], detached: true });
    try {
      const [line] = await Promise.race([
        once(createInterface({ input: proxy.stdout }), 'line') as Promise<[string]>,
        once(proxy, 'exit').then(() => ['']),
      ]);
      const address = /127\.0\.0\.1:\d+/.exec(line);
      if (address === null) {
        throw new Error('kubectl proxy did not start.');
      }
      const text = execFileSync('kubectl', ['config', 'view', '--raw', '--minify', '-o', 'json'], { encoding: 'utf8' });
      const { cluster } = (JSON.parse(text) as Kubeconfig).clusters[0];
      return new ForeignCluster(proxy, {
        server: cluster.server,
        certificateAuthority: certificateAuthorityOf(cluster),
        adminServer: `http://${address[0]}`,
        kubectl: 'kubectl',
        folder,
        prefix: `conformance-${randomBytes(4).toString('hex')}-`,
      });
    } catch (error) {
      proxy.kill();
      rmSync(folder, { recursive: true, force: true });
      throw error;
    }
  }

  private constructor(private readonly proxy: ChildProcess, public readonly access: ClusterAccess) {}

  public async stop(): Promise<void> {
    const admin = ApiClient.admin(this.access);
    try {
      await removeAllUnder(admin, this.access.prefix);
    } finally {
      admin.close();
      this.proxy.kill();
      rmSync(this.access.folder, { recursive: true, force: true });
    }
  }
}

function certificateAuthorityOf(cluster: Kubeconfig['clusters'][number]['cluster']): string | undefined {
  const data = cluster['certificate-authority-data'];
  const file = cluster['certificate-authority'];
  return data === undefined ? file && readFileSync(file, 'utf8') : Buffer.from(data, 'base64').toString('utf8');
}
