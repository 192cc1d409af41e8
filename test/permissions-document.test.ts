import { readFileSync } from 'fs';
import { join } from 'path';
import { INSTALL_NEEDS } from '../lib/argo/needs/install-needs';
import { PERMISSIONS_DOCUMENT, writePermissionsDocument } from '../scripts/permissions/permissions-document';

const text = readFileSync(join(__dirname, '..', PERMISSIONS_DOCUMENT), 'utf8');

test('the document is what the needs say; if not, run `npm run permissions`', () => {
  expect(text).toBe(writePermissionsDocument());
});

test('the document tells of every need of an install', () => {
  expect(INSTALL_NEEDS.filter(({ why, evidence }) => !text.includes(why) || !text.includes(evidence.join('; ')))).toEqual([]);
});
