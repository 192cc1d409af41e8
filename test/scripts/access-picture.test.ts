import { readFileSync } from 'fs';
import { join } from 'path';
import { drawAccess, PICTURE } from '../../scripts/picture/access-picture';

test('the picture shows what an install grants; if not, run `npm run picture`', () => {
  expect(readFileSync(join(__dirname, '..', '..', PICTURE), 'utf8')).toBe(drawAccess());
});
