import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { Command } from '@commander-js/extra-typings';
import { schemaFaults } from './output-schema';
import { runCommand } from './run-command';
import { namesOf } from '../../lib/cli/subcommand';
import { SUBCOMMANDS } from '../../lib/cli/subcommands';
import { ExitCode } from '../../lib/cli/terminal';
import { membersOf } from '../../lib/rbac/validation/plain-data';
import { auditEvent } from '../audit-log/read-text';
import { workflow } from '../inference/inferred-text';

const SCHEMAS = join(__dirname, '..', '..', 'schemas');

const NO_INPUT = (async function* (): AsyncIterable<Uint8Array> {})();
const terminal = { out: () => {}, err: () => {}, input: NO_INPUT, hasColours: false, showsProgress: false };

/** The commands that answer in JSON. */
const WITH_JSON = namesOf(SUBCOMMANDS).filter((name) => {
  const program = new Command();
  SUBCOMMANDS[name]()(name, program, { terminal, program: () => program, exit: () => ExitCode.DONE });
  const [command] = program.commands;
  return [command, ...command.commands].some(({ options }) => options.some(({ long, argChoices = [] }) => long === '--output' && argChoices.includes('json')));
});

const schemaOf = (name: string): unknown => JSON.parse(readFileSync(join(SCHEMAS, `${name}.schema.json`), 'utf8'));

test('every command that answers in JSON has a schema, and there is no other', () => {
  expect(readdirSync(SCHEMAS).filter((file) => file !== 'argo-rbac-config.schema.json')).toEqual(WITH_JSON.map((name) => `${name}.schema.json`).sort());
});

/** Lists the objects of a schema that allow members without a name, and the members that nothing is said about. */
function openParts(schema: unknown, path: string): string[] {
  const { properties, additionalProperties, ...others } = membersOf(schema);
  const members = Object.entries(membersOf(properties));
  return [
    ...properties !== undefined && additionalProperties !== false ? [`${path} allows other members`] : [],
    ...members.filter(([, member]) => Object.keys(membersOf(member)).every((key) => !['description', 'const', '$ref'].includes(key)))
      .map(([name]) => `${path}.${name} isn't described`),
    ...members.flatMap(([name, member]) => openParts(member, `${path}.${name}`)),
    ...Object.entries(others).filter(([key]) => !['required', 'enum'].includes(key)).flatMap(([key, part]) => openParts(part, `${path}/${key}`)),
  ];
}

test('the schemas are of the draft 2020-12, say what each member is, and allow no other', () => {
  const faults = WITH_JSON.flatMap((name) => [
    ...membersOf(schemaOf(name)).$schema === 'https://json-schema.org/draft/2020-12/schema' ? [] : [`${name} is of another draft`],
    ...String(membersOf(schemaOf(name)).$id).endsWith(`/schemas/${name}.schema.json`) ? [] : [`${name} has another identifier`],
    ...openParts(schemaOf(name), name),
  ]);
  expect(faults).toEqual([]);
});

const BOUND = `
{apiVersion: rbac.authorization.k8s.io/v1, kind: Role, metadata: {name: reader, namespace: argo}, rules: [{apiGroups: [''], resources: [pods], verbs: [get]}]}
---
{apiVersion: rbac.authorization.k8s.io/v1, kind: RoleBinding, metadata: {name: reader, namespace: argo},
 roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: reader}, subjects: [{kind: ServiceAccount, name: ci, namespace: argo}]}
`;

/** A run of each command that answers in JSON. Those of its own tests are checked against the schema too, by `runCommand`. */
const RUNS: Readonly<Record<string, { readonly args: readonly string[]; readonly input?: string }>> = {
  'infer': { args: ['-'], input: workflow('entrypoint: main\ntemplates: [{name: main, container: {image: a, command: [b]}}]') },
  'resources': { args: [] },
  'explain': { args: ['--argo-version', 'v4.1'] },
  'create': { args: ['install', 'x', '--argo-version', 'v4.1'] },
  'check': { args: ['-', '--client', 'logs', '--account', 'client=argo/ci', '--argo-version', 'v4.1'], input: BOUND },
  'review': { args: ['-'], input: BOUND },
  'diff': { args: [join(__dirname, '..', '..', 'examples', 'access'), '-'], input: BOUND },
  'access': { args: ['-f', '-'], input: BOUND },
  'tailor': { args: ['-'], input: JSON.stringify(auditEvent()) },
  'audit-policy': { args: ['--account', 'argo/runner'] },
  'who-can': { args: ['get', 'pods', '-n', 'argo', '-f', '-'], input: BOUND },
};

test.each(WITH_JSON)('the schema of %s allows an answer, and neither another member nor one less', async (name) => {
  const { args, input } = RUNS[name];
  const run = [name, ...args, '-o', 'json'];
  const answer = membersOf(JSON.parse((await runCommand(run, { input })).out));
  const isAllowed = (changed: object) => schemaFaults(run, JSON.stringify(changed)).length === 0;
  const withOneLess = Object.keys(answer).map((member) => Object.fromEntries(Object.entries(answer).filter(([key]) => key !== member)));

  expect([answer, { ...answer, other: 1 }, ...withOneLess].map(isAllowed)).toEqual([true, false, ...withOneLess.map(() => false)]);
});
