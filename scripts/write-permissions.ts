import { writeFileSync } from 'fs';
import { join } from 'path';
import { PERMISSIONS_DOCUMENT, writePermissionsDocument } from './permissions/permissions-document';

writeFileSync(join(__dirname, '..', PERMISSIONS_DOCUMENT), writePermissionsDocument());
