import { countLine } from './counts';
import { LabVerdicts, UNSETTLED } from './lab-verdicts';

const USE = { need: 'controller.pods.list', verb: 'list', calls: 0, reviews: 0 };
const SCENARIO = { name: 'core', seconds: 1, requests: 10, uses: [USE], refusals: [], logLines: [] };
const LAB: LabVerdicts = {
  argo: 'v4.1.2', kubernetes: 'v1.37.2', apiServer: 'usual', hasAuditLog: true, seconds: 1, isWhole: true, scenarios: [SCENARIO], clients: [], removals: [],
};
const REFUSAL = { account: 'my-argo', call: 'list pods', where: 'here', count: 3 };
const REMOVAL = { need: 'controller.pods.list', verb: 'list', scenario: 'core', said: 'hang', followed: 'hang', refused: 1, evidence: '' };

describe('The counts of a run', () => {
  test('a permission is used if it is in one of the labs of a release', () => {
    const without: LabVerdicts = { ...LAB, apiServer: 'without-watch-list', scenarios: [{ ...SCENARIO, uses: [{ ...USE, calls: 2 }] }] };
    expect(countLine([LAB, without])).toBe('live: v4.1.2, 2 of 2 scenarios, 0 of 0 commands, operations and pages, 20 requests, 0 refused and 0 by design, '
      + '1 permissions used, 0 reviewed, 0 unused');
  });

  test('failures, refusals and removals are counted apart from what is by design, reviewed and unsettled', () => {
    const scenario = { ...SCENARIO, failure: 'It hangs.', uses: [{ ...USE, reviews: 1 }], refusals: [REFUSAL, { ...REFUSAL, count: 4, byDesign: 'It is.' }] };
    const lab: LabVerdicts = { ...LAB, scenarios: [scenario], removals: [REMOVAL, { ...REMOVAL, followed: 'logged' }, { ...REMOVAL, followed: UNSETTLED }] };
    expect(countLine([lab])).toBe('live: v4.1.2, 0 of 1 scenarios, 0 of 0 commands, operations and pages, 10 requests, 3 refused and 4 by design, '
      + '0 permissions used, 1 reviewed, 0 unused, 1 of 3 taken away as the row says, 1 unsettled');
  });
});
