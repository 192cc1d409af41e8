import { Scenario, ScenarioPlace } from './scenario';
import { Lab, pause, ScenarioRun } from './scenario-run';
import { stateOf } from './scenario-state';
import { ArgoVersion } from '../../../lib';
import { describe } from '../verdicts/audit-log';
import { GrantedPermission } from '../verdicts/granted-permissions';
import { whyByDesign } from '../verdicts/refused-by-design';
import { ScenarioOutcome } from '../verdicts/scenario-verdict';

/** How long an install without a permission is watched at least: some programs give up after a while only. */
const WATCHED_SECONDS = 25;

/** A scenario, and what is left out of the roles when it runs. */
export interface ScheduledScenario {
  readonly scenario: Scenario;
  readonly withheld?: GrantedPermission;

  /** How long it takes with everything. */
  readonly usualSeconds?: number;
}

/** Runs scenarios, some side by side, in the order in which they are given. */
export async function runScenarios(lab: Lab, scenarios: readonly ScheduledScenario[], atOnce: number): Promise<Map<string, ScenarioOutcome>> {
  const outcomes = new Map<string, ScenarioOutcome>();
  const waiting = [...scenarios];
  const work = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      outcomes.set(next.scenario.name, await runScenario(lab, next));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return outcomes;
}

async function runScenario(lab: Lab, { scenario, withheld, usualSeconds }: ScheduledScenario): Promise<ScenarioOutcome> {
  const begin = Date.now();
  const run = new ScenarioRun(lab, scenario, withheld, usualSeconds);
  let failure: string | undefined;
  try {
    await run.run();
  } catch (error) {
    failure = error instanceof Error ? error.message : String(error);
  }
  while (withheld !== undefined && Date.now() < begin + WATCHED_SECONDS * 1000 && !await run.isSettled()) {
    await pause(1_000);
  }
  const logLines = await forbiddenLines(run);
  const end = Date.now();
  const seconds = Math.round((end - begin) / 100) / 10;
  const state = withheld === undefined && failure === undefined ? undefined : await stateOf(run);
  failure = failure && [failure, state?.exit].filter((text) => text !== undefined).join('; ');
  const title = withheld === undefined ? scenario.name : `${scenario.name} ${describe(withheld)}, ${withheld.need}`;
  process.stderr.write(`${failure === undefined ? 'ok    ' : withheld === undefined ? 'FAILED' : 'fails '} ${title} (${seconds} s)${failure === undefined ? '' : `: ${failure}`}\n`);
  await run.remove();
  return { seconds, end, logLines, ...state !== undefined && { state }, ...failure !== undefined && { failure } };
}

/** What the programs of the install say of refusals. */
async function forbiddenLines({ objects, place, scenario, version }: ScenarioRun): Promise<string[]> {
  const pods = await objects.list('Pod', place.install, 'app in (workflow-controller, argo-server)');
  const logs = await Promise.all(pods.map(({ metadata: { name = '', labels = {} } }) => objects.log(name, place.install, labels.app ?? '')));
  return logs.flatMap((log) => log.split('\n')).filter((line) => /forbidden/i.test(line) && !isByDesign(line, scenario, place, version));
}

/** Whether a line says what is refused by design: `User "…" cannot list resource "cronworkflows" in API group "argoproj.io"`. */
function isByDesign(line: string, scenario: Scenario, place: ScenarioPlace, version: ArgoVersion): boolean {
  const [, verb, resource, apiGroup] = /cannot (\w+) resource \\*"([\w/]+)\\*" in API group \\*"([\w.]*)\\*"/.exec(line) ?? [];
  const isSaid = scenario.refusedByDesign?.some(({ says }) => says !== undefined && line.includes(says)) === true;
  return isSaid || (verb !== undefined && whyByDesign(describe({ verb, resource, apiGroup }), scenario, place, version) !== undefined);
}
