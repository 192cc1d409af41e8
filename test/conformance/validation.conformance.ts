import * as fc from 'fast-check';
import { branchTitle } from './branch-counts';
import { pinnedVersion } from './go-build';
import { Oracle } from './oracle';
import { objects } from './random-objects';
import { EFFORT, SEED } from './seed';
import { asSent, faultyFields, kubernetesFaultyFields } from './validation-verdict';

const OBJECTS = 200_000 * EFFORT;
const LEAST_IN_EACH_BRANCH = 1_000 * EFFORT;

const counts = { objects: 0, sound: 0, faultyFields: 0 };
let oracle: Oracle;

beforeAll(() => {
  process.stdout.write(`Kubernetes ${pinnedVersion('kubernetes', 'k8s.io/kubernetes')}, seed ${SEED}\n`);
  oracle = Oracle.start();
});

test('validation finds fault with the fields that Kubernetes finds fault with', async () => {
  await fc.assert(fc.asyncProperty(objects, async (object) => {
    const expected = kubernetesFaultyFields(await oracle.validate(asSent(object)));
    counts.objects++;
    counts.sound += expected.length === 0 ? 1 : 0;
    counts.faultyFields += expected.length;
    expect(faultyFields(object)).toEqual(expected);
  }), { seed: SEED, numRuns: OBJECTS });
  expect(counts.sound / counts.objects).toBeGreaterThanOrEqual(1 / 10);
});

test('all branches of Kubernetes\' validation were taken often', async () => {
  const branches = await oracle.stop('validation');
  const rows = [
    ...Object.entries(counts),
    ...branches.map((branch): [string, number] => [branchTitle(branch), branch.count]),
  ];
  process.stdout.write(rows.map(([what, count]) => `${String(count).padStart(12)}  ${what}\n`).join(''));
  expect(rows.filter(([, count]) => count < LEAST_IN_EACH_BRANCH).map(([what]) => what)).toEqual([]);
});
