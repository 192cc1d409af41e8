import { execFileSync } from 'child_process';
import { createHash } from 'crypto';
import { copyFileSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'fs';
import { join } from 'path';
import { NODE_ADDRESS, PAUSE_IMAGE } from './node-layout';

/** An image of busybox and at most one program more, made without a registry. */
export interface Image {
  /** Its name with a tag. */
  readonly name: string;

  /** The program that goes to `/bin`, as a path; none for busybox alone. */
  readonly program?: string;

  /** What is started where a pod says nothing else. */
  readonly entrypoint: readonly string[];
}

/** What sandboxes of pods run: nothing, for long. */
const PAUSE: Image = { name: PAUSE_IMAGE, entrypoint: ['/bin/busybox', 'sleep', '2147483647'] };

/** The image of the steps of workflows. */
export const STEP_IMAGE = 'example.com/busybox:lab';

/** The image of steps that say no command: the one that the registry of the lab describes. */
const REGISTRY_IMAGE = `${NODE_ADDRESS}:5000/step:lab`;

/** Every image that is the same for all versions of Argo. */
export const SHARED_IMAGES: readonly Image[] = [PAUSE, { name: STEP_IMAGE, entrypoint: ['/bin/sh'] }, { name: REGISTRY_IMAGE, entrypoint: ['/bin/true'] }];

interface Layer {
  readonly file: string;
  readonly digest: string;
}

/**
 * Writes images as a tar file that containerd imports.
 *
 * @param images The images, by names that differ.
 * @param folder Where the file is written.
 * @returns the path of the file
 */
export function writeImages(images: readonly Image[], folder: string): string {
  const archive = join(folder, 'images');
  mkdirSync(archive, { recursive: true });
  const base = baseLayer(archive);
  const manifest = images.map(({ name, program, entrypoint }, index) => {
    const layers = [base, ...program === undefined ? [] : [programLayer(archive, program, index)]];
    const configuration = `${index}.json`;
    writeFileSync(join(archive, configuration), JSON.stringify({
      architecture: process.arch === 'x64' ? 'amd64' : process.arch,
      os: 'linux',
      config: { Entrypoint: entrypoint, Env: ['PATH=/bin'], WorkingDir: '/' },
      rootfs: { type: 'layers', diff_ids: layers.map(({ digest }) => `sha256:${digest}`) },
    }));
    return { Config: configuration, RepoTags: [name], Layers: layers.map(({ file }) => file) };
  });
  writeFileSync(join(archive, 'manifest.json'), JSON.stringify(manifest));
  const file = join(folder, 'images.tar');
  execFileSync('tar', ['-cf', file, '-C', archive, '.']);
  rmSync(archive, { recursive: true });
  return file;
}

/** Busybox with its applets, and the folders that programs expect. */
function baseLayer(archive: string): Layer {
  const root = join(archive, 'base');
  for (const folder of ['bin', 'etc', 'tmp', 'root']) {
    mkdirSync(join(root, folder), { recursive: true });
  }
  writeFileSync(join(root, 'etc/passwd'), 'root:x:0:0:root:/root:/bin/sh\nargo:x:8737:8737:argo:/tmp:/bin/sh\n');
  copyFileSync('/bin/busybox', join(root, 'bin/busybox'));
  const applets = execFileSync('/bin/busybox', ['--list'], { encoding: 'utf8' }).trim().split('\n');
  applets.filter((applet) => applet !== 'busybox').forEach((applet) => symlinkSync('busybox', join(root, 'bin', applet)));
  execFileSync('chmod', ['1777', join(root, 'tmp')]);
  return layerOf(archive, 'base', root, []);
}

function programLayer(archive: string, program: string, index: number): Layer {
  const root = join(archive, `program-${index}`);
  mkdirSync(join(root, 'bin'), { recursive: true });
  symlinkSync(program, join(root, 'bin', program.slice(program.lastIndexOf('/') + 1)));
  return layerOf(archive, `program-${index}`, root, ['--dereference']);
}

function layerOf(archive: string, name: string, root: string, options: readonly string[]): Layer {
  const file = `${name}.tar`;
  const path = join(archive, file);
  execFileSync('tar', [...options, '--owner=0', '--group=0', '--mtime=@0', '-cf', path, '-C', root, '.']);
  rmSync(root, { recursive: true });
  return { file, digest: createHash('sha256').update(readFileSync(path)).digest('hex') };
}
