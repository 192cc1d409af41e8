import { readFileSync } from 'fs';
import { join } from 'path';
import { FEATURE_IDS, FEATURES } from '../../lib/argo/features/feature-table';
import { NOTE_CODES } from '../../lib/inference/access/note';

const DOCUMENT = readFileSync(join(__dirname, '..', '..', 'docs', 'inference.md'), 'utf8');

test('the document lists every note', () => {
  const listed = [...DOCUMENT.matchAll(/^\| `([a-z-]+)` \|/gm)].map(([, code]) => code);
  expect(listed).toEqual(Object.keys(NOTE_CODES));
});

test('the document lists every feature', () => {
  const section = DOCUMENT.slice(DOCUMENT.indexOf('## The controller'), DOCUMENT.indexOf('## JSON'));
  const listed = [...section.matchAll(/`([a-z]+(?:-[a-z]+)+|memoization|semaphores)(?:=[A-Z]+)?`/g)].map(([, id]) => id);
  expect([...new Set(listed)].sort()).toEqual(FEATURE_IDS.filter((id) => FEATURES[id].inManifests));
});
