import { readFileSync } from 'fs';
import { join } from 'path';
import { FORBIDDEN_DOCUMENT, writeForbiddenDocument } from '../scripts/forbidden-document';

test('the document is what the table of forms says; if not, run `npm run forbidden`', () => {
  expect(readFileSync(join(__dirname, '..', FORBIDDEN_DOCUMENT), 'utf8')).toBe(writeForbiddenDocument());
});
