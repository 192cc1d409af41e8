import { writeFileSync } from 'fs';
import { join } from 'path';
import { drawAccess, PICTURE } from './picture/access-picture';

writeFileSync(join(__dirname, '..', PICTURE), drawAccess());
