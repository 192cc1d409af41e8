import { readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { load } from 'js-yaml';
import { minorsIn, spansOf } from './discovery/minor-spans';
import { renderBootstrapObjects } from './discovery/render-bootstrap-objects';
import { BootstrapObject } from '../lib/access/bootstrap/bootstrap-object';
import { compareText } from '../lib/rbac/order';

/**
 * Writes lib/access/bootstrap/bootstrap-objects.generated.ts: the roles and bindings that every cluster has.
 *
 * Its one argument is a folder with a Kubernetes source tree for each minor (`1.27`, `1.28`, ...), of which only the
 * published fixtures of the RBAC bootstrap policy are read.
 */
const folder = process.argv[2];
if (folder === undefined) {
  throw new Error('Name the folder that holds the Kubernetes source trees, one for each minor: npm run refresh-bootstrap -- FOLDER');
}

const FIXTURES = 'plugin/pkg/auth/authorizer/rbac/bootstrappolicy/testdata';
const FILES = [
  'cluster-roles.yaml', 'controller-roles.yaml', 'namespace-roles.yaml',
  'cluster-role-bindings.yaml', 'controller-role-bindings.yaml', 'namespace-role-bindings.yaml',
];
const BOOTSTRAP_LABEL = 'kubernetes.io/bootstrapping';

/** An object of a fixture: nothing but these members is read. */
interface FixtureObject {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string; readonly labels?: Readonly<Record<string, string>> };
  readonly aggregationRule?: unknown;
  readonly rules?: readonly unknown[] | null;
  readonly roleRef?: unknown;
  readonly subjects?: readonly unknown[];
}

const minors = minorsIn(folder);
const spans = spansOf(minors, (minor) => FILES.flatMap((file) => readFixture(join(folder, minor, FIXTURES, file)))
  .map((object) => JSON.stringify(factsOf(object))));

const rows = [...spans].map(([key, { since, until }]) => `${key.slice(0, -1)},"since":"${since}","until":"${until}"}`).sort(compareText)
  .map((row): BootstrapObject => JSON.parse(row));
writeFileSync(join(__dirname, '../lib/access/bootstrap/bootstrap-objects.generated.ts'), renderBootstrapObjects(minors, rows));

function readFixture(file: string): readonly FixtureObject[] {
  const { items } = load(readFileSync(file, 'utf8')) as { readonly items: readonly FixtureObject[] };
  return items;
}

function factsOf({ kind, metadata: { name, namespace, labels = {} }, aggregationRule, rules, roleRef, subjects }: FixtureObject): object {
  const { [BOOTSTRAP_LABEL]: _, ...own } = labels;
  return {
    kind,
    name,
    ...(namespace === undefined ? {} : { namespace }),
    ...(Object.keys(own).length === 0 ? {} : { labels: own }),
    ...(aggregationRule === undefined ? {} : { aggregationRule }),
    ...(roleRef === undefined ? { rules: aggregationRule === undefined ? rules ?? [] : [] } : { roleRef, subjects }),
  };
}
