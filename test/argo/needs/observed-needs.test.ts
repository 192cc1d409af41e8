import { digestOf, OBSERVABLE_NEEDS, readObserved } from '../../../scripts/permissions/observed-needs';

const { runs, needs } = readObserved();
const entries = Object.entries(needs).flatMap(([id, versions]) => Object.entries(versions).map(([version, observed]) => ({ id, version, observed })));

describe('What was seen in live runs', () => {
  test('is of rows that say now what they said then: else run "npm run test:live -- --record"', () => {
    const stale = entries.filter(({ id, observed }) => {
      const need = OBSERVABLE_NEEDS.get(id);
      return need === undefined || digestOf(need) !== observed.digest;
    });
    expect(stale.map(({ id, version }) => `${id} ${version}`)).toEqual([]);
  });

  test('is of runs that are known', () => {
    expect(entries.filter(({ observed }) => runs[observed.run] === undefined)).toEqual([]);
  });

  test('leaves nothing unused', () => {
    expect(entries.filter(({ observed }) => observed.unused.length > 0).map(({ id, version, observed }) => `${id} ${version} ${observed.unused.join()}`)).toEqual([]);
  });

  test('is, where a permission was taken away, what the row says', () => {
    const wrong = entries.flatMap(({ id, version, observed }) => Object.entries(observed.removed)
      .filter(([, followed]) => followed !== OBSERVABLE_NEEDS.get(id)?.denied)
      .map(([verb, followed]) => `${id} ${version} ${verb}: ${followed}`));
    expect(wrong).toEqual([]);
  });
});
