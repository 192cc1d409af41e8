import { writeFileSync } from 'fs';
import { join } from 'path';
import { CHECKS_DOCUMENT, writeChecksDocument } from './checks-document';

writeFileSync(join(__dirname, '..', CHECKS_DOCUMENT), writeChecksDocument());
