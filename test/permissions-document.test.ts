import { readFileSync } from 'fs';
import { join } from 'path';
import { PERMISSIONS_DOCUMENT, writePermissionsDocument } from '../scripts/permissions/permissions-document';

const text = readFileSync(join(__dirname, '..', PERMISSIONS_DOCUMENT), 'utf8');

test('the document is what the needs say; if not, run `npm run permissions`', () => {
  expect(text).toBe(writePermissionsDocument());
});
