import { judgeRemoval, RemovalPlace } from './removal-verdict';
import { ArgoVersion } from '../../../lib';
import { ScenarioState } from '../scenarios/scenario-state';
import { Call } from '../verdicts/audit-log';
import { UNSETTLED } from '../verdicts/lab-verdicts';

const NAMESPACE = 's-without-1';
const CONTROLLER = 'my-argo';
const QUIET: ScenarioState = {
  logLines: 10,
  workflowsUntouched: false,
  workflowsFailed: false,
  workflowsUnfinished: false,
  podsAreWaiting: false,
  serverIsSilent: false,
  requestsAreDone: true,
};
const USUAL: RemovalPlace = { version: ArgoVersion.V4_1, apiServer: 'usual' };
const LATE = 'It takes longer than 60 seconds until the workflow hello has ended.';

interface Seen {
  readonly need: string;
  readonly verb: string;
  readonly account?: string;
  readonly refused?: number;
  readonly state?: Partial<ScenarioState>;
  readonly failure?: string;
  readonly place?: RemovalPlace;
}

/** The consequence in the words of the tables, when a verb on workflow templates is withheld, by default from the controller. */
function followed({ need, verb, account = CONTROLLER, refused = 1, state = {}, failure, place = USUAL }: Seen): string {
  const target = { verb, apiGroup: 'argoproj.io', resource: 'workflowtemplates', namespace: NAMESPACE };
  const call: Call = { ...target, account, home: NAMESPACE, refused: true, refusedAtAdmission: false, time: 1 };
  return judgeRemoval(
    {
      scenario: { name: 'without-1', shows: 'An example.' },
      original: 'example',
      withheld: { ...target, need, account, namespaces: [NAMESPACE] },
      usualSeconds: 1,
    },
    Array.from({ length: refused }, () => call),
    { seconds: 1, end: 2, logLines: [], state: { ...QUIET, ...state }, ...failure !== undefined && { failure } },
    place,
  ).followed;
}

const LIST = { need: 'controller.workflowtemplates.list.v4.1', verb: 'list', failure: LATE, state: { workflowsUntouched: true } };
const OF_SERVER = { need: 'server.workflowtemplates.get', verb: 'get', account: `${CONTROLLER}-server`, failure: LATE };
const WATCH = { need: 'controller.workflowtemplates.watch', verb: 'watch' };

test.each<[string, Seen, string]>([
  ['nothing, where the call isn\'t made', { ...LIST, refused: 0 }, UNSETTLED],
  ['nothing, where pods wait for the machine', { ...WATCH, failure: LATE, state: { podsAreWaiting: true, workflowsUnfinished: true } }, UNSETTLED],
  ['nothing, where a workflow was lucky', { need: 'controller.workflowtasksets.status.v3.7', verb: 'patch' }, UNSETTLED],
  ['the exit of a program', { ...LIST, state: { exit: 'workflow-controller exits with 1: forbidden' } }, 'fatal'],
  [
    'nothing, where the machine was too slow to renew a lease',
    { ...WATCH, state: { exit: 'workflow-controller exits with 2: panic: listen tcp :9090: bind: address already in use' } },
    UNSETTLED,
  ],
  ['a log that fills up', { ...WATCH, state: { logLines: 20_000 } }, 'busy loop'],
  ['a watch that is missing where all ends well', WATCH, 'late'],
  ['a list that is missing where no workflow is taken up', LIST, 'hang'],
  ['the same where the usual API server would stream', { ...LIST, place: { ...USUAL, apiServer: 'without-watch-list' } }, 'hang without streaming'],
  [
    'the same of a version that doesn\'t ask for streams',
    { ...LIST, need: 'controller.workflowtemplates.list', place: { version: ArgoVersion.V4_0, apiServer: 'without-watch-list' } },
    'hang',
  ],
  ['a client that isn\'t served', { ...OF_SERVER, state: { requestsAreDone: false } }, 'request fails'],
  ['what the server leaves undone where clients are served', OF_SERVER, 'logged'],
  ['a workflow that doesn\'t end', { ...LIST, verb: 'get', state: { workflowsUnfinished: true } }, 'workflow fails'],
])('A permission that is taken away is judged by %s', (_, seen, expected) => {
  expect(followed(seen)).toBe(expected);
});
