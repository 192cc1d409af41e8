import { readFileSync } from 'fs';
import { cpus, loadavg } from 'os';
import { join } from 'path';
import { ROOT } from './workplace';

const PACKAGES = ['cdk8s', 'constructs', 'cdk8s-plus-27', 'yaml', 'js-yaml'];

/** When and with what the figures came out. */
export function describeMachine(): string {
  const versions = PACKAGES.map((name) => `${name} ${versionOf(name)}`);
  const processors = cpus();
  const load = loadavg()[0].toFixed(1);
  return `Measured on ${new Date().toISOString().slice(0, 10)} with Node.js ${process.versions.node}, ${versions.join(', ')}, `
    + `on ${processors.length} processors (${processors[0]?.model.trim()}) of ${process.platform} ${process.arch}, under a load of ${load} at the start.`;
}

function versionOf(name: string): string {
  const { version }: { version: string } = JSON.parse(readFileSync(join(ROOT, 'node_modules', name, 'package.json'), 'utf8'));
  return version;
}
