import { ArgoVersion } from '../../../lib';
import { digestOf, OBSERVABLE_NEEDS, readObserved } from '../../../scripts/permissions/observed-needs';
import { Scenario } from '../scenarios/scenario';
import { ScenarioRun } from '../scenarios/scenario-run';
import { GrantedPermission, grantedPermissions, INFERRED } from '../verdicts/granted-permissions';
import { NeedUse, ScenarioVerdict } from '../verdicts/scenario-verdict';

/** A scenario that is run once more, without one permission. */
export interface RemovalScenario {
  readonly scenario: Scenario;

  /** The scenario that it comes from. */
  readonly original: string;
  readonly withheld: GrantedPermission;

  /** How long that took. */
  readonly usualSeconds: number;
}

/** A scenario for each verb of each need that was seen in use: the shortest one that uses it. */
export function removalScenarios(scenarios: readonly Scenario[], verdicts: readonly ScenarioVerdict[], version: ArgoVersion): RemovalScenario[] {
  const chosen = new Map<string, Tried & { readonly verb: string; readonly need: string }>();
  for (const scenario of scenarios) {
    const verdict = verdicts.find(({ name }) => name === scenario.name);
    if (verdict === undefined || verdict.failure !== undefined || scenario.isAlone === true) {
      continue;
    }
    for (const { need, verb } of verdict.uses.filter(isTried)) {
      const key = `${need} ${verb}`;
      const known = chosen.get(key);
      if (known === undefined || isBetter({ scenario, verdict }, known)) {
        chosen.set(key, { verdict, scenario, verb, need });
      }
    }
  }
  return [...chosen.values()].flatMap(({ scenario, verdict, need, verb }, index) => {
    const variant: Scenario = { ...scenario, name: `without-${index}` };
    const withheld = grantedPermissions(variant, ScenarioRun.placeOf(variant), version)
      .filter((permission) => permission.need === need && permission.verb === verb);
    return withheld.slice(0, 1)
      .map((permission) => ({ scenario: variant, original: scenario.name, withheld: permission, usualSeconds: verdict.seconds }));
  });
}

/** Whether something may follow: the call was seen, or only an admission plugin asks for it. What is inferred is no row. */
function isTried({ need, calls, reviews }: NeedUse): boolean {
  const isUsed = calls > 0 || reviews > 0 || OBSERVABLE_NEEDS.get(need)?.denied === 'admission';
  return isUsed && !need.startsWith(INFERRED);
}

/** Those of which it isn't recorded yet what follows in a release, as their row is now. */
export function unrecordedRemovals(removals: readonly RemovalScenario[], tag: string): RemovalScenario[] {
  const { needs } = readObserved();
  return removals.filter(({ withheld: { need, verb } }) => {
    const row = OBSERVABLE_NEEDS.get(need);
    const known = needs[need]?.[tag];
    return row !== undefined && (known?.digest !== digestOf(row) || known.removed[verb] === undefined);
  });
}

interface Tried {
  readonly scenario: Scenario;
  readonly verdict: ScenarioVerdict;
}

/** A scenario shows more with workflows, whose fate says what followed, and then the sooner it is over the better. */
function isBetter(one: Tried, other: Tried): boolean {
  const [first, second] = [one, other].map(({ scenario }) => Object.keys(scenario.workflows ?? {}).length > 0);
  return first === second ? one.verdict.seconds < other.verdict.seconds : first;
}
