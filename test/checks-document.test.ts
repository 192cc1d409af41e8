import { readFileSync } from 'fs';
import { join } from 'path';
import { CHECKS_DOCUMENT, writeChecksDocument } from '../scripts/checks-document';

test('the document is what the table of checks says; if not, run `npm run checks`', () => {
  expect(readFileSync(join(__dirname, '..', CHECKS_DOCUMENT), 'utf8')).toBe(writeChecksDocument());
});
