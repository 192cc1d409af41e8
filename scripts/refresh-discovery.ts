import { existsSync, writeFileSync } from 'fs';
import { join } from 'path';
import { readApiDiscovery } from './discovery/api-discovery';
import { minorsIn, spansOf } from './discovery/minor-spans';
import { readOpenApiPaths } from './discovery/openapi-paths';
import { PublishedResource } from './discovery/published-resource';
import { compareText, compareVerbs } from '../lib/rbac/order';

/**
 * Writes test/resources/discovery/kubernetes.json, the facts that the catalogue is compared with.
 *
 * Its one argument is a folder with a Kubernetes source tree for each minor (`1.27`, `1.28`, ...), of which only `api/`
 * is read. Upstream publishes discovery from 1.28 on; for 1.27 the paths of `api/openapi-spec/swagger.json` have the same facts
 * except the short names.
 */
const folder = process.argv[2];
if (folder === undefined) {
  throw new Error('Give the folder that holds the Kubernetes source trees, one for each minor: npm run refresh-discovery -- FOLDER');
}

const minors = minorsIn(folder);
const shortNamesOf = new Map<string, readonly string[]>();
const spans = spansOf(minors, (minor) => readMinor(join(folder, minor, 'api')).map(({ shortNames, verbs, ...rest }) => {
  const fact = JSON.stringify({ ...rest, verbs: [...verbs].sort(compareVerbs) });
  if (shortNames !== undefined) {
    shortNamesOf.set(fact, shortNames);
  }
  return fact;
}));
const lines = [...spans].sort(([a], [b]) => compareText(a, b)).map(([fact, span]) => (
  JSON.stringify({ ...JSON.parse(fact), shortNames: shortNamesOf.get(fact), ...span })));
writeFileSync(
  join(__dirname, '../test/resources/discovery/kubernetes.json'),
  `{\n"first": "${minors[0]}",\n"last": "${minors[minors.length - 1]}",\n"resources": [\n${lines.join(',\n')}\n]\n}\n`,
);

/** 1.27 publishes the discovery of one group only. */
function readMinor(api: string): PublishedResource[] {
  const discovery = join(api, 'discovery');
  return existsSync(join(discovery, 'api__v1.json')) ? readApiDiscovery(discovery) : readOpenApiPaths(join(api, 'openapi-spec/swagger.json'));
}
