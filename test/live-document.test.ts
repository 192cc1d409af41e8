import { readFileSync } from 'fs';
import { join } from 'path';
import { withScenarios } from './live/scenarios-document';
import { readObserved } from '../scripts/permissions/observed-needs';

const read = (path: string) => readFileSync(join(__dirname, '..', path), 'utf8');

/** A row of the last runs: `| 4.0.5 | scenarios of the build | 37 of 37 | 125 of 125 | …`. */
const RUN = /^\| (\d+\.\d+\.\d+) \| [^|]+ \| (\d+) of (\d+) \| (?:(\d+) of (\d+))? *\|/gm;

const runs = [...read('docs/live.md').matchAll(RUN)].map(([, argo, ended, scenarios, did, clients]) => ({
  argo, ended: Number(ended), scenarios: Number(scenarios), did: Number(did ?? 0), clients: Number(clients ?? 0),
}));
const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);

describe('The counts of the last live runs', () => {
  test('are of runs in which everything ended as it should', () => {
    expect(runs.filter(({ ended, scenarios, did, clients }) => ended !== scenarios || did !== clients)).toEqual([]);
  });

  test('are of each release that is recorded', () => {
    const recorded = new Set(Object.values(readObserved().needs).flatMap((versions) => Object.keys(versions)));
    expect([...new Set(runs.map(({ argo }) => `v${argo}`))].sort()).toEqual([...recorded].sort());
  });

  test('are added up in the README', () => {
    const [, scenarios, clients] = /(\d+) scenarios and (\d+) commands/.exec(read('README.md')) ?? [];
    expect({ scenarios, clients }).toEqual({
      scenarios: String(sum(runs.map((run) => run.scenarios))), clients: String(sum(runs.map((run) => run.clients))),
    });
  });
});

test('The tables of scenarios are what the scenarios say: else run `npm run test:live -- --scenarios`', () => {
  const document = read('docs/live.md');
  expect(document).toBe(withScenarios(document));
});
