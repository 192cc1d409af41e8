import { readFileSync } from 'fs';
import { LabVerdicts, UNSETTLED } from './lab-verdicts';
import { MOST_UNUSED, UNUSED_PERMISSIONS } from './unused-permissions';

/** What the lab has written, by the environment. */
const { scenarios, clients, removals, isWhole } = JSON.parse(readFileSync(process.env.LIVE_VERDICTS ?? '', 'utf8')) as LabVerdicts;

/** One for each permission that was granted in a scenario. */
const uses = new Map<string, { readonly need: string; readonly verb: string; calls: number; reviews: number }>();
for (const use of scenarios.flatMap((scenario) => scenario.uses)) {
  const known = uses.get(`${use.need} ${use.verb}`) ?? { ...use, calls: 0, reviews: 0 };
  uses.set(`${use.need} ${use.verb}`, { ...known, calls: known.calls + use.calls, reviews: known.reviews + use.reviews });
}
const unused = [...uses.values()].filter(({ calls }) => calls === 0);

if (scenarios.length > 0) {
  describe('A scenario ends as it should, and is refused nothing but by design', () => {
    test.each(scenarios.map((scenario) => [scenario.name, scenario] as const))('%s', (_, { failure, refusals, logLines }) => {
      expect({ failure, refusals: refusals.filter(({ byDesign }) => byDesign === undefined), logLines }).toEqual({ refusals: [], logLines: [] });
    });
  });
}

if (clients.length > 0) {
  describe('A client does what it was granted access for, and uses all of it', () => {
    test.each(clients.map((client) => [client.operation, client] as const))('%s', (_, { failure, refused, unused: left }) => {
      expect({ failure, refused, unused: left }).toEqual({ refused: [], unused: [] });
    });
  });
}

if (isWhole) {
  test('every permission is used, but for those that are accounted for', () => {
    const accounted = (need: string, verb: string) => UNUSED_PERMISSIONS.find((permission) => permission.need === need && permission.verb === verb);
    expect(unused.filter(({ need, verb }) => accounted(need, verb) === undefined)).toEqual([]);
    expect(unused.filter(({ need, verb, reviews }) => accounted(need, verb)?.class === 'reviewed' && reviews === 0)).toEqual([]);
    expect(unused.length).toBeLessThanOrEqual(MOST_UNUSED);
  });
}

if (removals.length > 0) {
  test('what follows when a permission is taken away is what its row says', () => {
    expect(removals.filter(({ said, followed }) => followed !== said && followed !== UNSETTLED)).toEqual([]);
  });
}
