import { readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { documentErrors } from './documented-errors';

/** Adds to API.md when members throw. Run after jsii-docgen. */
const root = join(__dirname, '..');
const reference = join(root, 'API.md');
writeFileSync(reference, documentErrors(readFileSync(reference, 'utf8'), JSON.parse(readFileSync(join(root, '.jsii'), 'utf8'))));
