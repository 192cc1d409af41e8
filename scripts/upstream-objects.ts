import { execFileSync } from 'child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { parseAllDocuments } from 'yaml';
import { INSTALL_OBJECTS, InstallObjects, UpstreamObject, UPSTREAM_INSTALLS } from './upstream/install-objects';
import { ARGO_RELEASES } from './upstream/shipped-roles';

/*
 * Renders the installs of Argo Workflows at each tag, and keeps their objects without what nothing here changes:
 *
 *   npx ts-node --project scripts/tsconfig.json scripts/upstream-objects.ts <argo-workflows repository>
 *
 * The path is a git checkout with its tags, or its git directory. kubectl must be in the PATH, to render them.
 */

/** More than any output here: the manifests with their resource definitions are some 12 MB. */
const MAX_BYTES = 256 * 1024 * 1024;

const [repository = '.'] = process.argv.slice(2);
const git = (...args: readonly string[]) => execFileSync('git', ['-C', repository, ...args], { maxBuffer: MAX_BYTES });
const folder = mkdtempSync(join(tmpdir(), 'upstream-'));
try {
  const facts = ARGO_RELEASES.flatMap((release) => UPSTREAM_INSTALLS.map((install): InstallObjects => {
    const folders = git('ls-tree', '-d', '--name-only', release, 'manifests/').toString().trim().split('\n');
    execFileSync('tar', ['x', '-C', folder], { input: git('archive', release, ...folders) });
    const rendered = execFileSync('kubectl', ['kustomize', join(folder, 'manifests', install)], { maxBuffer: MAX_BYTES, encoding: 'utf8' });
    rmSync(join(folder, 'manifests'), { recursive: true });
    return { release, install, objects: parseAllDocuments(rendered).map((document) => keptOf(document.toJS() as UpstreamObject)) };
  }));
  writeFileSync(INSTALL_OBJECTS, `[\n${facts.map((each) => JSON.stringify(each)).join(',\n')}\n]\n`);
} finally {
  rmSync(folder, { recursive: true });
}

/** Resource definitions are most of the bytes, and rules and data are as upstream has them. */
function keptOf({ apiVersion, kind, metadata: { name, namespace }, spec, data, roleRef, subjects }: UpstreamObject): UpstreamObject {
  return {
    apiVersion,
    kind,
    metadata: { name, namespace },
    ...kind === 'Deployment' && { spec },
    ...kind === 'ConfigMap' && { data },
    ...roleRef !== undefined && { roleRef, subjects },
  };
}
