import { readFileSync } from 'fs';
import { join } from 'path';
import { NOTE_CODES } from '../../lib/inference/access/note';
import { WORKFLOW_FEATURES } from '../../lib/inference/plan/install-features';

const DOCUMENT = readFileSync(join(__dirname, '..', '..', 'docs', 'inference.md'), 'utf8');

test('the document lists every note', () => {
  const listed = [...DOCUMENT.matchAll(/^\| `([a-z-]+)` \|/gm)].map(([, code]) => code);
  expect(listed).toEqual(Object.keys(NOTE_CODES));
});

test('the document lists every feature', () => {
  const section = DOCUMENT.slice(DOCUMENT.indexOf('## The controller'), DOCUMENT.indexOf('## JSON'));
  const listed = [...section.matchAll(/`([a-z]+(?:-[a-z]+)+|memoization|semaphores)(?:=[A-Z]+)?`/g)].map(([, id]) => id);
  expect([...new Set(listed)].sort()).toEqual(Object.keys(WORKFLOW_FEATURES).sort());
});
