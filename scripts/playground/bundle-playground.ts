import { readFileSync } from 'fs';
import { join } from 'path';
import { build, BuildOptions } from 'esbuild';
import { ArgoVersion } from '../../lib/argo/argo-version';

/** The files of the page that are as they are written. */
const STATIC = ['index.html', 'playground.css'];

/** Makes the files of the playground; esbuild fails where one of them would load a module of Node.js. */
export async function bundlePlayground(root: string): Promise<ReadonlyMap<string, string>> {
  const folder = join(root, 'site/playground');
  const bundled = async (file: string, options: BuildOptions = {}) => {
    const { outputFiles = [] } = await build({
      entryPoints: [join(folder, file)],
      absWorkingDir: root,
      bundle: true,
      write: false,
      minify: true,
      platform: 'browser',
      target: 'es2022',
      format: 'esm',
      legalComments: 'none',
      logLevel: 'silent',
      ...options,
    });
    return outputFiles.map(({ text }) => text).join('');
  };
  return new Map([
    ...STATIC.map((file): [string, string] => [file, readFileSync(join(folder, file), 'utf8')]),
    ['playground.js', await bundled('playground.ts', { define: { KNOWN_VERSIONS: JSON.stringify(ArgoVersion.known.map(String)) } })],
    ['inference.js', await bundled('infer-text.ts')],
  ]);
}
