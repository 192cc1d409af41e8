import { writeFileSync } from 'fs';
import { join } from 'path';
import { DIAGNOSTICS_DOCUMENT, writeDiagnosticsDocument } from './diagnostics-document';

writeFileSync(join(__dirname, '..', DIAGNOSTICS_DOCUMENT), writeDiagnosticsDocument());
