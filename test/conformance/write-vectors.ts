import { writeFileSync } from 'fs';
import * as fc from 'fast-check';
import { pinnedVersion } from './go-build';
import { AUTHORIZATION_CASES, CANONICAL_CASES, COVERAGE_CASES } from './hand-picked';
import { Oracle } from './oracle';
import { KubernetesObject, objects } from './random-objects';
import { ownerAndServant, rules, rulesAndRequests } from './random-rules';
import { RequestData } from './request-data';
import { SITUATIONS } from './situations';
import { asSent, kubernetesFaultyFields } from './validation-verdict';
import { AuthorizationVector, CanonicalVector, CoverageVector, ValidationVector, vectorPath, Vectors } from './vectors';
import { PolicyRule } from '../../lib/rbac/policy-rule';

/** Always the same input, so that a new version of Kubernetes changes verdicts and nothing else. */
const SEED = 1;

/** Vectors are read by people too. */
const LONGEST_CASE = 260;
const MOST_PERMISSIONS = 12;

/** Writes all vectors anew, with the oracle's answers. */
async function main(): Promise<void> {
  const oracle = Oracle.start();
  write('authorization', 'Whether Kubernetes\' RBAC authorizer allows a request under some rules.', await authorization(oracle));
  write('coverage', 'Whether the owner\'s rules cover the servant\'s, and the broadest permissions that are missing.', await coverage(oracle));
  write('canonical', 'The permissions of some rules that no other of their permissions covers.', await canonical(oracle));
  write('validation', 'The fields of an object that Kubernetes finds fault with when it is created.', await validation(oracle));
  await oracle.stop();
}

async function authorization(oracle: Oracle): Promise<AuthorizationVector[]> {
  const random = fc.sample(rulesAndRequests, { seed: SEED, numRuns: 10_000 })
    .flatMap(([someRules, requests]) => requests.map((request) => ({ rules: someRules, request })))
    .filter(isShort);
  const vectors: AuthorizationVector[] = [];
  for (const { title, rules: someRules, request } of [...AUTHORIZATION_CASES, ...random.map((one) => ({ ...one, title: undefined }))]) {
    const [allowed] = await oracle.allows(someRules, [request]);
    vectors.push({ ...(title === undefined ? {} : { title }), rules: someRules, request, allowed });
  }
  return spread(vectors, 2_000, ({ title, rules: someRules, request, allowed }) =>
    title ?? JSON.stringify([situationsOf(someRules, request), allowed]));
}

async function coverage(oracle: Oracle): Promise<CoverageVector[]> {
  const random = fc.sample(ownerAndServant, { seed: SEED, numRuns: 30_000 }).map(([owner, servant]) => ({ owner, servant })).filter(isShort);
  const vectors: CoverageVector[] = [];
  for (const { title, owner, servant } of [...COVERAGE_CASES, ...random.map((one) => ({ ...one, title: undefined }))]) {
    vectors.push({ ...(title === undefined ? {} : { title }), owner, servant, ...await oracle.covers(owner, servant) });
  }
  return spread(vectors, 500, ({ title, covers, missing }) => title ?? JSON.stringify([covers, missing.length]));
}

async function canonical(oracle: Oracle): Promise<CanonicalVector[]> {
  const random = fc.sample(rules, { seed: SEED, numRuns: 5_000 }).map((someRules) => ({ rules: someRules })).filter(isShort);
  const vectors: CanonicalVector[] = [];
  for (const { title, rules: someRules } of [...CANONICAL_CASES, ...random.map((one) => ({ ...one, title: undefined }))]) {
    const permissions = (await oracle.covers([], someRules)).missing;
    if (permissions.length <= MOST_PERMISSIONS) {
      vectors.push({ ...(title === undefined ? {} : { title }), rules: someRules, permissions });
    }
  }
  return spread(vectors, 300, ({ title, rules: someRules, permissions }) => title ?? JSON.stringify([someRules.length, permissions.length]));
}

async function validation(oracle: Oracle): Promise<ValidationVector[]> {
  const random = fc.sample(objects, { seed: SEED, numRuns: 10_000 }).map((object) => ({ object: asSent(object) })).filter(isShort);
  const vectors: ValidationVector[] = [];
  for (const { object } of random) {
    vectors.push({ object, faultyFields: kubernetesFaultyFields(await oracle.validate(object)) });
  }
  return spread(vectors, 600, ({ object, faultyFields }) => kindOfFault(object, faultyFields));
}

function isShort(value: object): boolean {
  return JSON.stringify(value).length <= LONGEST_CASE;
}

function situationsOf(someRules: readonly PolicyRule[], request: RequestData): string[] {
  return SITUATIONS.filter(({ holds }) => someRules.some((rule) => holds(rule, request))).map(({ title }) => title);
}

function kindOfFault({ kind }: KubernetesObject, faultyFields: readonly string[]): string {
  return JSON.stringify([kind, faultyFields.map((field) => field.replace(/\d+/g, 'N'))]);
}

/** Picks cases so that each sort of them is there, none twice, in the order they come. */
function spread<Case extends object>(cases: readonly Case[], count: number, sortOf: (one: Case) => string): Case[] {
  const casesOfSort = new Map<string, Case[]>();
  for (const one of new Map(cases.map((each) => [JSON.stringify(each), each])).values()) {
    const sort = sortOf(one);
    casesOfSort.set(sort, [...casesOfSort.get(sort) ?? [], one]);
  }
  const picked = new Set<Case>();
  for (let round = 0; picked.size < Math.min(count, cases.length) && [...casesOfSort.values()].some(({ length }) => length > round); round++) {
    for (const ofSort of casesOfSort.values()) {
      if (round < ofSort.length && picked.size < count) {
        picked.add(ofSort[round]);
      }
    }
  }
  return cases.filter((one) => picked.has(one));
}

/** One case a line: differences between two versions can be read. */
function write<Name extends keyof Vectors>(name: Name, description: string, cases: Vectors[Name]['cases']): void {
  const head = { description, kubernetes: pinnedVersion('kubernetes', 'k8s.io/kubernetes') };
  const lines = cases.map((one) => `    ${JSON.stringify(one)}`).join(',\n');
  writeFileSync(vectorPath(name), `${JSON.stringify(head, undefined, 2).replace(/\n}$/, '')},\n  "cases": [\n${lines}\n  ]\n}\n`);
  process.stdout.write(`${String(cases.length).padStart(12)}  ${name}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack ?? error.message : String(error)}\n`);
  process.exitCode = 1;
});
