import { mergedUses } from './counts';
import { LabVerdicts, readVerdicts, UNSETTLED } from './lab-verdicts';
import { MOST_UNUSED, UNUSED_PERMISSIONS } from './unused-permissions';

/** What the labs have written, in a folder that the environment names; the labs of one release together. */
const labs = readVerdicts(process.env.LIVE_VERDICTS ?? '');
const releases = [...new Set(labs.map(({ argo }) => argo))].map((argo) => [argo, labs.filter((lab) => lab.argo === argo)] as const);

describe.each(releases)('%s', (_, ofRelease) => {
  describe.each(ofRelease.map((lab) => [lab.apiServer, lab] as const))('API server: %s', (__, lab) => judgeLab(lab));
  judgeUnused(ofRelease);
});

function judgeLab({ scenarios, clients, removals, hasAuditLog }: LabVerdicts): void {
  if (scenarios.length > 0) {
    describe('A scenario ends as it should, and is refused nothing but by design', () => {
      test.each(scenarios.map((scenario) => [scenario.name, scenario] as const))('%s', (_, { failure, refusals, logLines }) => {
        expect({ failure, refusals: refusals.filter(({ byDesign }) => byDesign === undefined), logLines }).toEqual({ refusals: [], logLines: [] });
      });
    });
  }

  if (clients.length > 0) {
    describe('A client does what it was granted access for, and uses all of it', () => {
      test.each(clients.map((client) => [`${client.operation} ${client.route}`, client] as const))('%s', (_, { failure, refused, unused }) => {
        expect({ failure, refused, unused: hasAuditLog ? unused : [] }).toEqual({ refused: [], unused: [] });
      });
    });
  }

  if (removals.length > 0) {
    test('what follows when a permission is taken away is what its row says', () => {
      expect(removals.filter(({ said, followed }) => followed !== said && followed !== UNSETTLED)).toEqual([]);
    });
  }

  if (scenarios.length + clients.length === 0) {
    test.todo('It has no scenario of those that were asked for.');
  }
}

function judgeUnused(ofRelease: readonly LabVerdicts[]): void {
  if (!ofRelease.some(({ isWhole }) => isWhole)) {
    return;
  }
  test('every permission is used, but for those that are accounted for', () => {
    const unused = mergedUses(ofRelease).filter(({ calls }) => calls === 0);
    const accounted = (need: string, verb: string) => UNUSED_PERMISSIONS.find((permission) => permission.need === need && permission.verb === verb);
    expect(unused.filter(({ need, verb }) => accounted(need, verb) === undefined)).toEqual([]);
    expect(unused.filter(({ need, verb, reviews }) => accounted(need, verb)?.class === 'reviewed' && reviews === 0)).toEqual([]);
    expect(unused.filter(({ need, verb }) => accounted(need, verb)?.class !== 'streamed').length).toBeLessThanOrEqual(MOST_UNUSED);
  });
}
