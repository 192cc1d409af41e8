import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { EffectiveAccess } from '../../lib/access/effective-access';
import { readAccessObjects } from '../../lib/access/read-access-objects';
import { subjectText } from '../../lib/access/subject';
import { diffAccess } from '../../lib/diff/access-diff';
import { layoutChanges } from '../../lib/diff/layout-changes';
import { parseManifests } from '../../lib/manifests/parse-manifests';

/** A folder for each case: two states, and what a comparison of them must say. */
const CASES = join(__dirname, 'cases');
const cases = readdirSync(CASES).map((name) => {
  const { title, ...expected } = JSON.parse(readFileSync(join(CASES, name, 'expected.json'), 'utf8'));
  return { name, title, expected };
});

const read = (file: string) => new EffectiveAccess(readAccessObjects(parseManifests({ file, text: readFileSync(file, 'utf8') }).objects).objects);

test.each(cases)('$name: $title', ({ name, expected }) => {
  const before = read(join(CASES, name, 'before.yaml'));
  const after = read(join(CASES, name, 'after.yaml'));
  const { added, removed, stillHeld } = diffAccess(before, after);
  const form = (list: typeof added) =>
    list.map(({ subject, namespace, permission }) => ({ subject: subjectText(subject), where: namespace ?? 'cluster', ...permission }));
  expect({ added: form(added), removed: form(removed), stillHeld: form(stillHeld), layout: expected.layout && layoutChanges(before, after, new Set([...added, ...removed, ...stillHeld].map(({ subject }) => subjectText(subject)))) })
    .toEqual({ added: expected.added, removed: expected.removed, stillHeld: expected.stillHeld, layout: expected.layout });
});
