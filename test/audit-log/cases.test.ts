import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { AccessProfile } from '../../lib/audit-log/access-profile';
import { LogReader } from '../../lib/audit-log/log-reader';
import { selectAccess } from '../../lib/audit-log/selected-access';
import { writeJson } from '../../lib/cli/commands/tailor/tailor-json';

const CASES = join(__dirname, 'cases');

interface Expected {
  readonly title: string;
  readonly accounts: object;
  readonly stats: object;
}

test.each(readdirSync(CASES).map((name): [string, Expected, string] => {
  const expected = JSON.parse(readFileSync(join(CASES, name, 'expected.json'), 'utf8')) as Expected;
  return [`${name}: ${expected.title}`, expected, join(CASES, name, 'audit.jsonl')];
}))('%s', (_, { accounts, stats }, log) => {
  const profile = new AccessProfile();
  const reader = new LogReader(profile);
  reader.read(readFileSync(log));
  reader.end();
  const json: unknown = JSON.parse([...writeJson(selectAccess(profile, { accounts: [], namespaces: [] }))].join(''));
  expect(json).toEqual({ apiVersion: 'argo-rbac/v1', accounts, reviews: {}, stats });
});
