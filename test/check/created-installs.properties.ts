import * as fc from 'fast-check';
import { assertChecked, changedInstalls } from './created-installs';

const INSTALLS = 100;

test(`in ${INSTALLS} created installs, check finds nothing, and one permission less or more is listed`, async () => {
  await fc.assert(fc.asyncProperty(changedInstalls, assertChecked), { numRuns: INSTALLS, seed: 20261129 });
}, 600_000);
