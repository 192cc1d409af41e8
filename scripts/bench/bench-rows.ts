import { accessFolder, argoRbac, auditLog, BenchProgram, manifestsFolder, npx, program, tenants, tenantsWithSecrets } from './bench-program';
import { Usage } from './programs/reported-usage';

/** The figures that are compared. */
export type Measure = keyof Usage;

/** Two programs, and how the first is to compare with the second. */
export interface BenchRow {
  readonly id: string;
  readonly what: string;
  readonly against: string;
  readonly subject: BenchProgram;
  readonly baseline: BenchProgram;

  /** How many times as much the subject does; the ratio is that of each piece. */
  readonly times?: number;

  /** Whether both sides write the same bytes. */
  readonly alike?: boolean;

  /** How often both sides are run. */
  readonly pairs: number;

  /** The most that each ratio may be. */
  readonly goals: Partial<Record<Measure, number>>;

  /** A package without which there is nothing to compare with. */
  readonly needs?: string;

  /** The most memory that the subject may hold, in MiB. */
  readonly mostMemory?: number;
}

const MANIFESTS = 1000;

/** Each has ten rules, two bindings, and a half of an account. */
const ROLES = 10_000;

/** Megabytes. */
const LOG = 300;

function whoCan(roles: number): BenchProgram {
  return argoRbac('who-can', 'get', 'secrets', '--namespace', 'team-1', '--filename', accessFolder(roles), '--output', 'json');
}

function review(roles: number): BenchProgram {
  return argoRbac('review', accessFolder(roles), '--fail-on', 'never', '--output', 'json');
}

function tailor(log: string, threads = 1): BenchProgram {
  return argoRbac('tailor', log, '--threads', String(threads), '--output', 'json');
}

function infer(count: number, format: 'json' | 'yaml'): BenchProgram {
  return argoRbac('infer', manifestsFolder(count), '--output', format);
}

/** Every comparison, in the order of the table. */
export const BENCH_ROWS: readonly BenchRow[] = [
  {
    id: 'load',
    what: 'load roles, accounts and resources',
    against: 'load cdk8s',
    subject: program('load-library'),
    baseline: program('load-cdk8s'),
    pairs: 21,
    goals: { work: 1.3 },
  },
  {
    id: 'load-everything',
    what: 'load all that the package exports',
    against: 'load cdk8s',
    subject: program('load-everything'),
    baseline: program('load-cdk8s'),
    pairs: 21,
    goals: { work: 1.3 },
  },
  {
    id: 'tenants-100',
    what: 'build and synthesize 100 tenants',
    against: 'cdk8s-plus-27',
    subject: tenants('this-library', 100),
    baseline: tenants('cdk8s-plus', 100),
    pairs: 15,
    goals: { work: 1 },
  },
  {
    id: 'tenants-1000',
    what: '1,000 tenants',
    against: 'cdk8s-plus-27',
    subject: tenants('this-library', 1000),
    baseline: tenants('cdk8s-plus', 1000),
    pairs: 11,
    goals: { work: 0.85 },
  },
  {
    id: 'tenants-10000',
    what: '10,000 tenants',
    against: 'cdk8s-plus-27',
    subject: tenants('this-library', 10_000),
    baseline: tenants('cdk8s-plus', 10_000),
    pairs: 7,
    goals: { work: 0.75, memory: 0.65 },
  },
  {
    id: 'bare-1000',
    what: '1,000 tenants of bare `ApiObject`s, without a check',
    against: 'cdk8s-plus-27',
    subject: tenants('bare-objects', 1000),
    baseline: tenants('cdk8s-plus', 1000),
    pairs: 11,
    goals: {},
  },
  {
    id: 'bare-10000',
    what: '10,000 tenants of bare `ApiObject`s, without a check',
    against: 'cdk8s-plus-27',
    subject: tenants('bare-objects', 10_000),
    baseline: tenants('cdk8s-plus', 10_000),
    pairs: 7,
    goals: {},
  },
  {
    id: 'own-secrets-1000',
    what: '1,000 tenants whose roles name a Secret and a ConfigMap of their own',
    against: 'cdk8s-plus-27',
    subject: tenantsWithSecrets('this-library', 1000),
    baseline: tenantsWithSecrets('cdk8s-plus', 1000),
    pairs: 11,
    goals: {},
  },
  {
    id: 'own-secrets-10000',
    what: '10,000 of those',
    against: 'cdk8s-plus-27',
    subject: tenantsWithSecrets('this-library', 10_000),
    baseline: tenantsWithSecrets('cdk8s-plus', 10_000),
    pairs: 7,
    goals: {},
  },
  {
    id: 'floor-1000',
    what: '1,000 tenants',
    against: 'plain objects and `yaml`',
    subject: tenants('this-library', 1000),
    baseline: tenants('plain-objects', 1000),
    alike: true,
    pairs: 11,
    goals: { work: 1.5 },
  },
  {
    id: 'floor-10000',
    what: '10,000 tenants',
    against: 'plain objects and `yaml`',
    subject: tenants('this-library', 10_000),
    baseline: tenants('plain-objects', 10_000),
    alike: true,
    pairs: 7,
    goals: { work: 1.5 },
  },
  {
    id: 'tenants-growth',
    what: '10,000 tenants, each',
    against: '1,000 tenants, each',
    subject: tenants('this-library', 10_000),
    baseline: tenants('this-library', 1000),
    times: 10,
    pairs: 7,
    goals: { work: 1.1 },
  },
  {
    id: 'canonical',
    what: 'canonical form of 100,000 random permissions',
    against: '`JSON.stringify` and sort of the same',
    subject: program('canonical-form', '100000'),
    baseline: program('sorted-json', '100000'),
    pairs: 11,
    goals: { work: 2 },
  },
  {
    id: 'canonical-growth',
    what: '400,000 random permissions, each',
    against: '100,000 random permissions, each',
    subject: program('canonical-form', '400000'),
    baseline: program('canonical-form', '100000'),
    times: 4,
    pairs: 7,
    goals: { work: 1.1 },
  },
  {
    id: 'infer-json',
    what: '`argo-rbac infer --output json` of 1,000 manifests',
    against: 'parse the same files with `yaml`',
    subject: { ...infer(MANIFESTS, 'json'), answers: { workflows: MANIFESTS } },
    baseline: program('parse-manifests', String(MANIFESTS), manifestsFolder(MANIFESTS)),
    pairs: 11,
    goals: { process: 1.4 },
  },
  {
    id: 'infer-yaml',
    what: '`argo-rbac infer --output yaml` of 1,000 manifests',
    against: 'parse the same files with `yaml`',
    subject: infer(MANIFESTS, 'yaml'),
    baseline: program('parse-manifests', String(MANIFESTS), manifestsFolder(MANIFESTS)),
    pairs: 11,
    goals: { process: 2 },
  },
  {
    id: 'infer-growth',
    what: '`argo-rbac infer --output json` of 4,000 manifests, each',
    against: '1,000 manifests, each',
    subject: { ...infer(4 * MANIFESTS, 'json'), answers: { workflows: 4 * MANIFESTS } },
    baseline: { ...infer(MANIFESTS, 'json'), answers: { workflows: MANIFESTS } },
    times: 4,
    pairs: 5,
    goals: { process: 1.1 },
  },
  {
    id: 'access',
    what: '`argo-rbac who-can` of 10,000 roles with 100,000 rules, 20,000 bindings and 5,000 accounts',
    against: 'parse the same files with `js-yaml`',
    subject: whoCan(ROLES),
    baseline: program('parse-access', accessFolder(ROLES)),
    pairs: 5,
    goals: { process: 2 },
    mostMemory: 500,
  },
  {
    id: 'access-growth',
    what: '`argo-rbac who-can` of 10,000 roles, each',
    against: '2,500 roles, each',
    subject: whoCan(ROLES),
    baseline: whoCan(ROLES / 4),
    times: 4,
    pairs: 5,
    goals: { process: 1.1 },
  },
  {
    id: 'review',
    what: '`argo-rbac review` of 10,000 roles, 20,000 bindings and 5,000 accounts, all checks and paths, as JSON',
    against: 'parse the same files with `js-yaml`',
    subject: review(ROLES),
    baseline: program('parse-access', accessFolder(ROLES)),
    pairs: 5,
    goals: { process: 2.5 },
  },
  {
    id: 'review-engine',
    what: 'the same review in a program that has read the files: objects, all checks and paths, without any output',
    against: 'parse the same texts with `js-yaml`',
    subject: program('review-access', 'all', accessFolder(ROLES)),
    baseline: program('parse-access', accessFolder(ROLES)),
    pairs: 5,
    goals: { work: 2.5 },
  },
  {
    id: 'review-checks',
    what: 'all checks and paths of the same review, once the objects are read',
    against: 'parse the same texts with `js-yaml`',
    subject: program('review-access', 'review', accessFolder(ROLES)),
    baseline: program('parse-access', accessFolder(ROLES)),
    pairs: 5,
    goals: { work: 2.5 },
  },
  {
    id: 'review-growth',
    what: '`argo-rbac review` of 40,000 roles, each',
    against: '10,000 roles, each',
    subject: review(4 * ROLES),
    baseline: review(ROLES),
    times: 4,
    pairs: 3,
    goals: { process: 1.1 },
  },
  {
    id: 'diff',
    what: '`argo-rbac diff` of 100,000 rules a side, of which one role in a hundred differs',
    against: 'parse both sides with `js-yaml`',
    subject: argoRbac('diff', accessFolder(ROLES), accessFolder(ROLES, true), '--fail-on', 'never', '--output', 'json'),
    baseline: program('parse-access', accessFolder(ROLES), accessFolder(ROLES, true)),
    pairs: 5,
    goals: { process: 1.5 },
  },
  {
    id: 'tailor',
    what: '`argo-rbac tailor` of an audit log of 300 MB, one thread',
    against: '`readline` and `JSON.parse`',
    subject: tailor(auditLog(LOG)),
    baseline: program('parse-audit-log', auditLog(LOG)),
    pairs: 7,
    goals: { process: 0.4 },
    mostMemory: 200,
  },
  {
    id: 'tailor-spread',
    what: 'the same, with accounts that work in all namespaces: half of the requests are new',
    against: '`readline` and `JSON.parse`',
    subject: tailor(auditLog(LOG, '-spread')),
    baseline: program('parse-audit-log', auditLog(LOG, '-spread')),
    pairs: 5,
    goals: { process: 0.4 },
    mostMemory: 200,
  },
  {
    id: 'tailor-threads',
    what: 'the same as `tailor` in two threads',
    against: 'in one',
    subject: tailor(auditLog(LOG), 2),
    baseline: tailor(auditLog(LOG)),
    pairs: 3,
    goals: {},
  },
  {
    id: 'tailor-gzip',
    what: 'the same log, compressed',
    against: 'not compressed',
    subject: tailor(auditLog(LOG, '.gz')),
    baseline: tailor(auditLog(LOG)),
    pairs: 5,
    goals: {},
  },
  {
    id: 'tailor-sql',
    what: 'the same log, read by us',
    against: 'by DuckDB with the query of `tailor --sql`, one thread',
    subject: tailor(auditLog(LOG)),
    baseline: program('query-audit-log', auditLog(LOG)),
    needs: '@duckdb/node-api',
    pairs: 5,
    goals: { process: 1 },
  },
  {
    id: 'tailor-growth',
    what: '`argo-rbac tailor` of 1.2 GB, each 300 MB',
    against: '300 MB',
    subject: tailor(auditLog(4 * LOG)),
    baseline: tailor(auditLog(LOG)),
    times: 4,
    pairs: 3,
    goals: { process: 1.1 },
    mostMemory: 250,
  },
  {
    id: 'version',
    what: '`argo-rbac --version`',
    against: '`node -e 0`',
    subject: argoRbac('--version'),
    baseline: { args: ['-e', '0'] },
    pairs: 21,
    goals: { process: 1.6 },
  },
  {
    id: 'npx',
    what: '`npx argo-rbac --version`, installed',
    against: '`npx` of a package that does nothing',
    subject: npx('argo-rbac', '--version'),
    baseline: npx('nothing'),
    pairs: 11,
    goals: { process: 1.6 },
  },
];
