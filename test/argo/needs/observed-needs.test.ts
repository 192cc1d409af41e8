import { ArgoVersion } from '../../../lib';
import { isNeededBy } from '../../../lib/argo/needs/need';
import { digestOf, OBSERVABLE_NEEDS, readObserved } from '../../../scripts/permissions/observed-needs';
import { whyUnused } from '../../live/verdicts/unused-permissions';

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

  test('is of versions that have the row', () => {
    const others = entries.filter(({ id, version }) => {
      const need = OBSERVABLE_NEEDS.get(id);
      return need === undefined || !isNeededBy(need, ArgoVersion.of(version));
    });
    expect(others.map(({ id, version }) => `${id} ${version}`)).toEqual([]);
  });

  test('is of runs that are known', () => {
    expect(entries.filter(({ observed }) => runs[observed.run] === undefined)).toEqual([]);
  });

  test('leaves nothing unused but what one of the closed classes accounts for', () => {
    expect(entries.flatMap(({ id, version, observed }) => (
      observed.unused.filter((verb) => whyUnused(id, verb, ArgoVersion.of(version)) === undefined).map((verb) => `${id} ${version} ${verb}`)))).toEqual([]);
  });

  test('is, where a permission was taken away, what the row says', () => {
    const wrong = entries.flatMap(({ id, version, observed }) => Object.entries(observed.removed)
      .filter(([, followed]) => followed !== OBSERVABLE_NEEDS.get(id)?.denied)
      .map(([verb, followed]) => `${id} ${version} ${verb}: ${followed}`));
    expect(wrong).toEqual([]);
  });
});
