import { existsSync, readdirSync, writeFileSync } from 'fs';
import { join } from 'path';
import { readApiDiscovery } from './discovery/api-discovery';
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

const minors = readdirSync(folder).filter((name) => /^\d+\.\d+$/.test(name)).sort((a, b) => compareText(a.padStart(6), b.padStart(6)));
const found = new Map<string, PublishedResource & { readonly since: string; readonly until: string }>();
for (const minor of minors) {
  for (const { shortNames, verbs, ...rest } of readMinor(join(folder, minor, 'api'))) {
    const facts = { ...rest, verbs: [...verbs].sort(compareVerbs) };
    const key = JSON.stringify(facts);
    const known = found.get(key);
    if (known !== undefined && minors.indexOf(known.until) + 1 !== minors.indexOf(minor)) {
      throw new Error(`${key} goes after ${known.until} and is back in ${minor}: one span of minors cannot say that.`);
    }
    found.set(key, { ...facts, shortNames: shortNames ?? known?.shortNames, since: known?.since ?? minor, until: minor });
  }
}
const lines = [...found.entries()].sort(([a], [b]) => compareText(a, b)).map(([, facts]) => JSON.stringify(facts));
writeFileSync(
  join(__dirname, '../test/resources/discovery/kubernetes.json'),
  `{\n"first": "${minors[0]}",\n"last": "${minors[minors.length - 1]}",\n"resources": [\n${lines.join(',\n')}\n]\n}\n`,
);

/** 1.27 publishes the discovery of one group only. */
function readMinor(api: string): PublishedResource[] {
  const discovery = join(api, 'discovery');
  return existsSync(join(discovery, 'api__v1.json')) ? readApiDiscovery(discovery) : readOpenApiPaths(join(api, 'openapi-spec/swagger.json'));
}
