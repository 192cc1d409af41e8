import { writeFileSync } from 'fs';
import { join } from 'path';
import { FORBIDDEN_DOCUMENT, writeForbiddenDocument } from './forbidden-document';

writeFileSync(join(__dirname, '..', FORBIDDEN_DOCUMENT), writeForbiddenDocument());
