import { readFileSync } from 'fs';
import { join } from 'path';
import { DIAGNOSTICS_DOCUMENT, writeDiagnosticsDocument } from '../scripts/diagnostics-document';

test('the document is what the tables of codes say; if not, run `npm run diagnostics`', () => {
  expect(readFileSync(join(__dirname, '..', DIAGNOSTICS_DOCUMENT), 'utf8')).toBe(writeDiagnosticsDocument());
});
