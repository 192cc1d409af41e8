import { count } from './program-arguments';
import { randomPermissions } from './random-permissions';
import { beginWork } from './usage';

const permissions = randomPermissions(count);
beginWork();
const texts = permissions.map((permission) => JSON.stringify(permission)).sort();
if (texts.length !== count) {
  throw new Error('A permission is missing');
}
