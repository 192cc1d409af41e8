import { Call, describe } from './audit-log';
import { allows, grantedPermissions } from './granted-permissions';
import { whyByDesign } from './refused-by-design';
import { ArgoVersion } from '../../../lib';
import { Scenario, ScenarioPlace } from '../scenarios/scenario';
import { ScenarioRun } from '../scenarios/scenario-run';
import { ScenarioState } from '../scenarios/scenario-state';

/** What one verb of a need was seen doing in a scenario. */
export interface NeedUse {
  readonly need: string;
  readonly verb: string;

  /** How often it allowed a call. */
  readonly calls: number;

  /** How often a review asked for it. */
  readonly reviews: number;
}

/** A call that was refused, with how often. */
export interface Refusal {
  readonly account: string;
  readonly call: string;
  readonly where: string;
  readonly count: number;

  /** Why nothing is wrong, if nothing is. */
  readonly byDesign?: string;
}

/** What the audit log says of a scenario. */
export interface ScenarioVerdict {
  readonly name: string;

  /** Why the scenario didn't end as it should. */
  readonly failure?: string;
  readonly seconds: number;
  readonly requests: number;
  readonly uses: readonly NeedUse[];
  readonly refusals: readonly Refusal[];

  /** Lines of the logs of the controller and the server that say "forbidden", and no refusal by design explains. */
  readonly logLines: readonly string[];
}

/** What came of a scenario, apart from the audit log. */
export interface ScenarioOutcome extends Pick<ScenarioVerdict, 'failure' | 'seconds' | 'logLines'> {
  /** When it was over, in milliseconds; then its namespaces go, and nothing can be made in them. */
  readonly end: number;

  /** How things stood then. */
  readonly state?: ScenarioState;
}

/** Judges what a scenario did by what the API server wrote down. */
export function judge(
  scenario: Scenario, version: ArgoVersion, calls: readonly Call[], { end, failure, seconds, logLines }: ScenarioOutcome,
): ScenarioVerdict {
  const place = ScenarioRun.placeOf(scenario);
  const own = calls.filter(({ home, time }) => (home === place.install || home === place.workflow) && time <= end);
  const uses = grantedPermissions(scenario, place, version).map((permission) => {
    const ofAccount = own.filter(({ account }) => account === permission.account);
    return {
      need: permission.need,
      verb: permission.verb,
      calls: ofAccount.filter((call) => !call.refused && allows(permission, call)).length,
      reviews: ofAccount.filter(({ asks }) => asks !== undefined && permission.verb === asks.verb && permission.apiGroup === asks.apiGroup
        && permission.resource === asks.resource).length,
    };
  });
  const refusals = refusalsOf(scenario, place, version, own);
  return { name: scenario.name, ...failure !== undefined && { failure }, seconds, logLines, requests: own.length, uses, refusals };
}

function refusalsOf(scenario: Scenario, place: ScenarioPlace, version: ArgoVersion, calls: readonly Call[]): Refusal[] {
  const found = new Map<string, Refusal>();
  for (const call of calls.filter(({ refused }) => refused)) {
    const text = describe(call);
    const where = `${call.namespace ?? 'the cluster'}${call.name === undefined ? '' : `/${call.name}`}`;
    const key = [call.account, text, call.namespace].join(' ');
    const byDesign = whyByDesign(text, scenario, place, version);
    found.set(key, { account: call.account, call: text, where, count: (found.get(key)?.count ?? 0) + 1, ...byDesign !== undefined && { byDesign } });
  }
  return [...found.values()];
}
