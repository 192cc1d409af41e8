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

/** Needs that nothing follows without that a client could tell from what follows with them. */
const NOT_TOLD: readonly string[] = [
  'server.secrets.webhook-clients.lent', // an event without a token is rejected whether the secret says that nobody has signed it, or can't be read
];

/** A scenario for each verb of each need that was seen in use: the one that shows most, and of those the shortest. */
export function removalScenarios(scenarios: readonly Scenario[], verdicts: readonly ScenarioVerdict[], version: ArgoVersion): RemovalScenario[] {
  const chosen = new Map<string, Tried>();
  for (const scenario of scenarios) {
    const verdict = verdicts.find(({ name }) => name === scenario.name);
    if (verdict === undefined || verdict.failure !== undefined || scenario.isAlone === true) {
      continue;
    }
    for (const use of verdict.uses.filter(isTried)) {
      const key = `${use.need} ${use.verb}`;
      const known = chosen.get(key);
      const tried = { scenario, verdict, use, isShared: isShared(use, scenario, version) };
      if (known === undefined || isBetter(tried, known)) {
        chosen.set(key, tried);
      }
    }
  }
  return [...chosen.values()].flatMap(({ scenario, verdict, use }, index) => (
    without(use, scenario, { name: `without-${index}`, original: scenario.name, usualSeconds: verdict.seconds, version })));
}

/** The same removal in namespaces of its own. */
export function repeated({ scenario, original, withheld, usualSeconds }: RemovalScenario, version: ArgoVersion): RemovalScenario[] {
  return without(withheld, scenario, { name: `${scenario.name}-again`, original, usualSeconds, version });
}

interface Variant extends Pick<RemovalScenario, 'original' | 'usualSeconds'> {
  readonly name: string;
  readonly version: ArgoVersion;
}

/** A scenario under another name without a permission; none where it has no such permission. */
function without(
  { need, verb }: Pick<NeedUse, 'need' | 'verb'>, original: Scenario, { name, version, ...rest }: Variant,
): RemovalScenario[] {
  const scenario: Scenario = { ...original, name };
  return grantedPermissions(scenario, ScenarioRun.placeOf(scenario), version)
    .filter((permission) => permission.need === need && permission.verb === verb).slice(0, 1)
    .map((withheld) => ({ scenario, withheld, ...rest }));
}

/** Whether something may follow: the call was seen, or only an admission plugin asks for it. What is inferred is no row. */
function isTried({ need, calls, reviews }: NeedUse): boolean {
  const isUsed = calls > 0 || reviews > 0 || OBSERVABLE_NEEDS.get(need)?.denied === 'admission';
  return isUsed && !NOT_TOLD.includes(need) && !need.startsWith(INFERRED);
}

/** Whether it isn't recorded yet of a release that what follows without a permission is what its row says now. */
export function isUnrecorded({ need, verb }: Pick<GrantedPermission, 'need' | 'verb'>, tag: string): boolean {
  const row = OBSERVABLE_NEEDS.get(need);
  const known = OBSERVED[need]?.[tag];
  return row !== undefined && !NOT_TOLD.includes(need) && (known?.digest !== digestOf(row) || known.removed[verb] !== row.denied);
}

const { needs: OBSERVED } = readObserved();

interface Tried {
  readonly scenario: Scenario;
  readonly verdict: ScenarioVerdict;
  readonly use: NeedUse;

  /** Whether another need has the same permission there, so that what follows may be due to either. */
  readonly isShared: boolean;
}

/** Whether taking the permission of a need away takes it from another need, too: in one namespace roles don't tell them apart. */
function isShared({ need, verb }: NeedUse, scenario: Scenario, version: ArgoVersion): boolean {
  const granted = grantedPermissions(scenario, ScenarioRun.placeOf(scenario), version);
  const own = granted.filter((permission) => permission.need === need && permission.verb === verb);
  const overlaps = (one?: readonly string[], other?: readonly string[]) => (
    one === undefined || other === undefined || one.some((text) => other.includes(text)));
  return own.some((permission) => granted.some((other) => (
    other.need !== need && other.account === permission.account && other.verb === verb && other.apiGroup === permission.apiGroup
    && other.resource === permission.resource && overlaps(other.names, permission.names) && overlaps(other.namespaces, permission.namespaces))));
}

/** Calls beyond these don't make it surer that one is made the next time. */
const SURE_CALLS = 3;

function isBetter(one: Tried, other: Tried): boolean {
  const [first, second] = [one, other].map(shows);
  return first === second ? one.verdict.seconds < other.verdict.seconds : first > second;
}

/**
 * A scenario shows more with what depends on the program: clients of the server, workflows of the controller; where no other need has the
 * permission; and the surer it calls.
 */
function shows({ scenario: { client = [], workflows = {} }, use: { need, calls }, isShared: hasOther }: Tried): number {
  const depends = need.startsWith('server.') ? client : Object.keys(workflows);
  return (depends.length > 0 ? 2 * (SURE_CALLS + 1) : 0) + (hasOther ? 0 : SURE_CALLS + 1) + Math.min(calls, SURE_CALLS);
}
