import { execFileSync } from 'child_process';
import { writeFileSync } from 'fs';
import { join } from 'path';
import { ArgoVersion } from '../lib/argo/argo-version';
import { CRON_WORKFLOW, WORKFLOW } from '../lib/inference/workflows/workflow-shape';
import { Shape } from '../lib/manifests/shape';

/**
 * Writes lib/inference/workflows/versioned-fields.generated.ts: which releases have a field that decides about access, where some don't.
 *
 * Compares the fields that inference reads with the schema that Argo Workflows publishes at each tag. Its one argument is a clone with all
 * tags, or its git directory. Fails on a field that no release has.
 */
const [clone] = process.argv.slice(2);
if (clone === undefined) {
  throw new Error('Name a clone of Argo Workflows that has all tags: npm run versioned-fields -- CLONE');
}

const OUTPUT = join(__dirname, '../lib/inference/workflows/versioned-fields.generated.ts');
const RELEASE = /^v\d+\.\d+\.\d+$/;
const PREFIX = 'io.argoproj.workflow.v1alpha1.';

interface Schema {
  readonly $ref?: string;
  readonly items?: Schema;
  readonly additionalProperties?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
}

/** A part of a manifest as each release has it, with the name of its type where that has one. */
interface Part {
  readonly type: string;
  readonly schemas: ReadonlyMap<string, Schema>;
}

const git = (...args: readonly string[]) => execFileSync('git', ['-C', clone, ...args], { encoding: 'utf8', maxBuffer: 1024 ** 3 });

const tags = git('tag').split('\n').filter((tag) => RELEASE.test(tag) && ArgoVersion.known.some((version) => tag.startsWith(`${version}.`)))
  .sort((a, b) => ArgoVersion.of(a).isAtLeast(ArgoVersion.of(b)) ? 1 : -1);
const definitions = new Map(tags.map((tag) =>
  [tag, (JSON.parse(git('show', `${tag}:api/jsonschema/schema.json`)) as { readonly definitions: Readonly<Record<string, Schema>> }).definitions]));

/** The tags that have each field of a type, by `TYPE.FIELD`. */
const releases = new Map<string, ReadonlySet<string>>();
const visited = new Map<Shape, Set<string>>();

/** Follows the reference of a part: a type is looked up at every tag, since a field of it may be older than this field of that type. */
function partOf(schemas: readonly (readonly [string, Schema])[], name: string): Part {
  const ref = schemas.find(([, schema]) => schema.$ref !== undefined)?.[1].$ref?.replace('#/definitions/', '');
  if (ref === undefined) {
    return { type: name, schemas: new Map(schemas) };
  }
  const found = [...definitions].flatMap(([tag, all]) => Object.hasOwn(all, ref) ? [[tag, all[ref]] as const] : []);
  return { type: ref.replace(PREFIX, ''), schemas: new Map(found) };
}

function below({ type, schemas }: Part, step: (schema: Schema) => Schema | undefined, name = type): Part {
  return partOf([...schemas].flatMap(([tag, schema]) => {
    const child = step(schema);
    return child === undefined ? [] : [[tag, child] as const];
  }), name);
}

function visit(shape: Shape, part: Part): void {
  if (typeof shape === 'string') {
    return;
  }
  if ('list' in shape) {
    visit(shape.list, below(part, ({ items }) => items));
  } else if ('entries' in shape) {
    visit(shape.entries, below(part, ({ additionalProperties }) => additionalProperties));
  } else {
    const types = visited.get(shape) ?? new Set<string>();
    visited.set(shape, types);
    if (!types.has(part.type)) {
      types.add(part.type);
      visitFields(shape.fields, part);
    }
  }
}

function visitFields(fields: Readonly<Record<string, Shape>>, part: Part): void {
  for (const [field, shape] of Object.entries(fields)) {
    const name = `${part.type}.${field}`;
    const found = [...part.schemas].filter(([, { properties }]) => properties?.[field] !== undefined).map(([tag]) => tag);
    if (found.length < part.schemas.size) {
      releases.set(name, new Set(found));
    }
    const child = below(part, ({ properties }) => properties?.[field], name);
    visit(shape, child);
  }
}

const rootOf = (kind: string) => partOf(tags.map((tag) => [tag, { $ref: `#/definitions/${PREFIX}${kind}` }] as const), kind);
visit(WORKFLOW, rootOf('Workflow'));
visit(CRON_WORKFLOW, rootOf('CronWorkflow'));

const nowhere = [...releases].filter(([, found]) => found.size === 0).map(([name]) => name);
if (nowhere.length > 0) {
  throw new Error(`No release has ${nowhere.join(', ')}. Take them out of lib/inference/workflows/workflow-shape.ts.`);
}

/** The first and the last release with a field, without the patch where a whole minor release agrees. */
function rangeOf(name: string, found: ReadonlySet<string>): string {
  const present = tags.filter((tag) => found.has(tag));
  const [first, last] = [present[0], present[present.length - 1]];
  const run = tags.slice(tags.indexOf(first), tags.indexOf(last) + 1);
  if (run.length !== present.length) {
    throw new Error(`${name} comes and goes: ${present.join(', ')}.`);
  }
  const since = first === tags[0] ? [] : [`since: ${versionText(first, tags.find((tag) => minorOf(tag) === minorOf(first)) === first)}`];
  const until = last === tags[tags.length - 1] ? [] : [`until: ${versionText(last, tags.filter((tag) => minorOf(tag) === minorOf(last)).pop() === last)}`];
  return `{ ${[...since, ...until].join(', ')} }`;
}

function minorOf(tag: string): string {
  return tag.split('.').slice(0, 2).join('.');
}

function versionText(tag: string, isWholeMinor: boolean): string {
  return isWholeMinor ? `ArgoVersion.${minorOf(tag).toUpperCase().replace('.', '_')}` : `ArgoVersion.of('${tag}')`;
}

const minors = ArgoVersion.known.map((version) => {
  const all = tags.filter((tag) => minorOf(tag) === version.toString());
  return `${all[0]} to ${all[all.length - 1]}`;
});

writeFileSync(OUTPUT, `\
// Generated by "npm run versioned-fields" from the schemas of Argo Workflows ${minors.join(', ')}. Don't edit.
import { ArgoVersion } from '../../argo/argo-version';

/** The fields that decide about access and that some known release doesn't have, by \`TYPE.FIELD\`. */
export const VERSIONED_FIELDS = {
${[...releases].sort(([a], [b]) => a < b ? -1 : 1).map(([name, found]) => `  '${name}': ${rangeOf(name, found)},\n`).join('')}} as const;
`);
