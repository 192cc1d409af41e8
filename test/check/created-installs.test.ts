import * as fc from 'fast-check';
import { assertChecked, changedInstalls } from './created-installs';

/** Each time others: the same as in the properties, few. */
test('of a created install check finds nothing, and one permission less or more is listed', async () => {
  await fc.assert(fc.asyncProperty(changedInstalls, assertChecked), { numRuns: 3, seed: 20261129 });
});
