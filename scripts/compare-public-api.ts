import { spawnSync } from 'child_process';
import { readFileSync } from 'fs';
import { join } from 'path';
import { mayBreak, publishedVersion } from './release/public-api';

const ROOT = join(__dirname, '..');

const { name, version }: { readonly name: string; readonly version: string } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));

/** Compares the compiled API with that of the newest published version, or with that of a package in a folder; returns the exit code. */
function main([folder]: readonly string[]): number {
  if (folder !== undefined) {
    return differences(folder);
  }
  const published = publishedVersion(spawnSync('npm', ['view', name, 'version', '--json'], { cwd: ROOT, encoding: 'utf8' }).stdout);
  switch (published.kind) {
    case 'nothing published':
      process.stdout.write(`No version of ${name} is published, so there is no API to compare with.\n`);
      return 0;
    case 'no answer':
      process.stderr.write(`The registry doesn't answer: ${published.why}.\n`);
      return 1;
    case 'published':
      break;
  }
  const code = differences(`npm:${name}@${published.version}`);
  if (code !== 0 && mayBreak(published.version, version)) {
    process.stdout.write(`${version} may lack what ${published.version} has.\n`);
    return 0;
  }
  return code;
}

/** Exceptions are keys in .compatignore, which jsii-diff prints. */
function differences(original: string): number {
  process.stdout.write(`Comparing the API with that of ${original}.\n`);
  const { status } = spawnSync('jsii-diff', [original, ROOT, '--keys', '--ignore-file', join(ROOT, '.compatignore')], { cwd: ROOT, stdio: 'inherit' });
  return status ?? 1;
}

process.exitCode = main(process.argv.slice(2));
