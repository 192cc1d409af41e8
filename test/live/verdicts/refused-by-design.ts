import { ArgoVersion } from '../../../lib';
import { Scenario, ScenarioPlace } from '../scenarios/scenario';

/** A call that is refused though nothing is wrong. */
export interface DesignedRefusal {
  /** As it is written in verdicts: `list cronworkflows.argoproj.io`. */
  readonly call: string;

  /** In which scenarios. */
  readonly where: (given: Given) => boolean;

  readonly because: string;
}

/** What is on in a scenario. */
export interface Given {
  readonly features: readonly string[];
  readonly without: readonly string[];
  readonly version: ArgoVersion;
}

const WITHOUT_SCHEDULES = ({ features }: Given) => !features.includes('cron-workflows');
const SCHEDULES = 'the controller looks for cron workflows, whether the install has them or not';

const WITHOUT_SWITCH = ({ without, version }: Given) => without.includes('events') && !version.isAtLeast(ArgoVersion.V3_6);
const NO_SWITCH = 'in 3.5 no configuration turns off events about workflows';

/** Every refusal that is by design, whichever account it meets. */
const DESIGNED_REFUSALS: readonly DesignedRefusal[] = [
  { call: 'list cronworkflows.argoproj.io', where: WITHOUT_SCHEDULES, because: SCHEDULES },
  { call: 'watch cronworkflows.argoproj.io', where: WITHOUT_SCHEDULES, because: SCHEDULES },
  {
    call: 'deletecollection workflowtaskresults.argoproj.io',
    where: ({ without }) => without.includes('task-result-deletion'),
    because: 'the controller tries to delete the results of each completed workflow',
  },
  {
    call: 'create pods/exec',
    where: ({ without }) => without.includes('container-termination'),
    because: 'the controller tries to signal containers that run on',
  },
  {
    call: 'create events',
    where: ({ without }) => without.includes('events') && !without.includes('leader-election'),
    because: 'a controller that becomes the leader reports it, whatever the configuration says of events',
  },
  { call: 'create events', where: WITHOUT_SWITCH, because: NO_SWITCH },
  { call: 'patch events', where: WITHOUT_SWITCH, because: NO_SWITCH },
  {
    call: 'delete pods',
    where: ({ without }) => without.includes('pod-deletion'),
    because: 'the controller tries to delete pods as their workflow says',
  },
];

/** Why a refusal is by design in a scenario, if it is. */
export function whyByDesign(call: string, scenario: Scenario, place: ScenarioPlace, version: ArgoVersion): string | undefined {
  const given: Given = {
    features: (scenario.features?.(place) ?? []).map(({ _chosen }) => _chosen.id),
    without: (scenario.without ?? []).map((need) => `${need}`),
    version,
  };
  return scenario.refusedByDesign?.find(({ verb, resource }) => call === `${verb} ${resource}`)?.because
    ?? DESIGNED_REFUSALS.find((designed) => designed.call === call && designed.where(given))?.because;
}
