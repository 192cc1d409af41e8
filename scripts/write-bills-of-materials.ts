import { execFileSync } from 'child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { bundleCommand } from './command-package/bundle-command';
import { billOf, BillOfMaterials, withDependencies } from './release/bill-of-materials';

const ROOT = join(__dirname, '..');
const FOLDER = join(ROOT, 'dist', 'sbom');

/** The package in a folder of an installed one, as `NAME@VERSION`. */
function installedAs(name: string): string {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'node_modules', name, 'package.json'), 'utf8'));
  return `${name}@${version}`;
}

/** Writes what is in each of the two packages to `dist/sbom`. */
async function main(): Promise<void> {
  const { version, bundledDependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const { packages } = await bundleCommand(ROOT, version);
  const installed: BillOfMaterials = JSON.parse(execFileSync('npm', ['sbom', '--sbom-format', 'cyclonedx', '--sbom-type', 'library'],
    { cwd: ROOT, encoding: 'utf8', maxBuffer: 1e8 }));
  const bundled = withDependencies(installed, bundledDependencies.map(installedAs));
  const bills = { 'argo-rbac': packages, 'cdk8s-argo-rbac': [...new Set([...packages, ...bundled])].sort() };
  mkdirSync(FOLDER, { recursive: true });
  Object.entries(bills).forEach(([name, parts]) =>
    writeFileSync(join(FOLDER, `${name}.cdx.json`), `${JSON.stringify(billOf(installed, name, parts), undefined, 2)}\n`));
}

void main();
