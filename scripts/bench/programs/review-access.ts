import { join } from 'path';
import { setFlagsFromString } from 'v8';
import { inputTexts } from './input-texts';
import { beginWork } from './usage';

/* The engine of `review` has no public entry for texts, so its modules are loaded from the folder of the compiled package. */
/* eslint-disable @typescript-eslint/no-require-imports */
const build = join(require.resolve('cdk8s-argo-rbac/package.json'), '..', 'build');
const { EffectiveAccess } = require(join(build, 'access', 'effective-access')) as typeof import('../../../lib/access/effective-access');
const { readAccessObjects } = require(join(build, 'access', 'read-access-objects')) as typeof import('../../../lib/access/read-access-objects');
const { parseManifests } = require(join(build, 'manifests', 'parse-manifests')) as typeof import('../../../lib/manifests/parse-manifests');
const { review } = require(join(build, 'review', 'review')) as typeof import('../../../lib/review/review');
/* eslint-enable @typescript-eslint/no-require-imports */

setFlagsFromString('--max-inlined-bytecode-size-cumulative=100'); // as the command does

const [counted, ...folders] = process.argv.slice(2);
const sources = inputTexts(folders);
beginWork();
const { objects } = readAccessObjects(sources.flatMap((source) => parseManifests(source).objects));
if (counted === 'review') { // and not the reading
  beginWork();
}
const { findings } = review(new EffectiveAccess(objects));
const hops = findings.reduce((sum, { path, reaches }) => sum + path.length + reaches.reduce((own, each) => own + each.path.length, 0), 0);
if (hops === 0) {
  throw new Error('The findings have no path');
}
