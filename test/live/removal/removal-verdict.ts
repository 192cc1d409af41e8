import { RemovalScenario } from './removal-scenarios';
import { ArgoVersion } from '../../../lib';
import { OBSERVABLE_NEEDS } from '../../../scripts/permissions/observed-needs';
import { ApiServerSetUp } from '../node/api-server-set-up';
import { ScenarioRun } from '../scenarios/scenario-run';
import { ScenarioState } from '../scenarios/scenario-state';
import { Call, describe } from '../verdicts/audit-log';
import { allows, GrantedPermission } from '../verdicts/granted-permissions';
import { Removal, UNSETTLED } from '../verdicts/lab-verdicts';
import { ScenarioOutcome } from '../verdicts/scenario-verdict';

/** More refusals in a second than a client that waits between attempts makes, and for how many seconds. */
const BUSY = { perSecond: 10, seconds: 5 };

/** More lines than any log of a scenario has that is only busy with a workflow: a loop without a pause fills what is read of a log. */
const BUSY_LINES = 15_000;

/** The first version whose informers ask for streams in place of lists: it has client-go 0.35. */
const STREAMS_SINCE = ArgoVersion.V4_1;

/**
 * Needs without which a workflow stops only where the event of the controller's own update comes after the controller has written that update
 * to its cache, where other events don't make up for it.
 */
const SHOWN_BY_CHANCE: readonly string[] = ['controller.workflowtasksets.status.v3.7'];

/** Where permissions were taken away. */
export interface RemovalPlace {
  readonly version: ArgoVersion;
  readonly apiServer: ApiServerSetUp;
}

/**
 * The exit of a controller that stops leading: in peace, or with the panic of two servers for its metrics that meet. Unless a right on the
 * lease was taken away, the machine was too slow to renew it.
 */
const STOPPED_LEADING = /^workflow-controller exits with (0:|.*bind: address already in use)/;

/** Says what followed when a permission was taken away, in the words of the tables. */
export function judgeRemoval(
  { scenario, original, withheld }: RemovalScenario, calls: readonly Call[], outcome: ScenarioOutcome, { version, apiServer }: RemovalPlace,
): Removal {
  const place = ScenarioRun.placeOf(scenario);
  const own = calls.filter(({ home, account, time }) => (
    (home === place.install || home === place.workflow) && account === withheld.account && time <= outcome.end));
  const refused = own.filter((call) => call.refused && allows(withheld, call));
  const asked = own.some(({ asks }) => asks !== undefined && describe(asks) === describe(withheld));
  const isByChance = outcome.failure === undefined && SHOWN_BY_CHANCE.includes(withheld.need);
  const followed = isByChance ? UNSETTLED : whatFollowed(withheld, refused, asked, outcome);
  // Where the API server streams lists, an informer goes on without.
  const isOnlyWithoutStreaming = apiServer === 'without-watch-list' && withheld.verb === 'list' && version.isAtLeast(STREAMS_SINCE);
  return {
    need: withheld.need,
    verb: withheld.verb,
    scenario: original,
    said: OBSERVABLE_NEEDS.get(withheld.need)?.denied ?? 'request fails',
    followed: own.some(({ refusedAtAdmission }) => refusedAtAdmission) ? 'admission'
      : followed === 'hang' && isOnlyWithoutStreaming ? 'hang without streaming' : followed,
    refused: refused.length,
    evidence: [outcome.state?.exit, outcome.failure, `${outcome.state?.logLines ?? 0} lines of log`].filter((text) => text !== undefined).join('; '),
  };
}

function whatFollowed(
  { account, verb, resource }: GrantedPermission, refused: readonly Call[], asked: boolean, { state, failure }: ScenarioOutcome,
): string {
  if (state?.exit !== undefined) {
    return STOPPED_LEADING.test(state.exit) && resource !== 'leases' ? UNSETTLED : 'fatal';
  }
  if (refused.length === 0) {
    return asked ? 'feature off' : UNSETTLED;
  }
  if (isBusy(refused) || (state?.logLines ?? 0) > BUSY_LINES) {
    return 'busy loop';
  }
  if (failure === undefined || state === undefined) {
    return verb === 'watch' ? 'late' : 'logged';
  }
  if (state.podsAreWaiting && !state.workflowsFailed) {
    return UNSETTLED;
  }
  return account.endsWith('-server') ? followedAtServer(state, verb) : followedAtController(state, resource, verb);
}

/** What a scenario that didn't end as it should came to, by the server. */
function followedAtServer(state: ScenarioState, verb: string): string {
  if (state.serverIsSilent) {
    return 'hang';
  }
  if (verb === 'watch') {
    return 'late';
  }
  return state.requestsAreDone ? 'logged' : 'request fails';
}

/** What a scenario that didn't end as it should came to, by the controller and the executor. */
function followedAtController(state: ScenarioState, resource: string, verb: string): string {
  if (state.workflowsUntouched && resource === 'leases') {
    return 'no leader';
  }
  if (state.workflowsUntouched && verb === 'list') {
    return 'hang';
  }
  if (state.workflowsFailed || state.workflowsUnfinished || state.workflowsUntouched) {
    return 'workflow fails';
  }
  return verb === 'watch' ? 'late' : 'logged';
}

function isBusy(calls: readonly Call[]): boolean {
  const bySecond = new Map<number, number>();
  calls.forEach(({ time }) => bySecond.set(Math.floor(time / 1000), (bySecond.get(Math.floor(time / 1000)) ?? 0) + 1));
  return [...bySecond.values()].filter((count) => count > BUSY.perSecond).length >= BUSY.seconds;
}
