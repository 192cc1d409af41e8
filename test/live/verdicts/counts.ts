import { LabVerdicts, UNSETTLED } from './lab-verdicts';
import { NeedUse } from './scenario-verdict';

/** What each permission was seen doing in all scenarios of some labs together. */
export function mergedUses(labs: readonly LabVerdicts[]): NeedUse[] {
  const uses = new Map<string, NeedUse>();
  for (const use of labs.flatMap(({ scenarios }) => scenarios.flatMap((scenario) => scenario.uses))) {
    const key = `${use.need} ${use.verb}`;
    const known = uses.get(key);
    uses.set(key, known === undefined ? use : { ...use, calls: known.calls + use.calls, reviews: known.reviews + use.reviews });
  }
  return [...uses.values()];
}

/** Sums up what some labs have come to, in one line. */
export function countLine(labs: readonly LabVerdicts[]): string {
  const scenarios = labs.flatMap((lab) => lab.scenarios);
  const clients = labs.flatMap((lab) => lab.clients);
  const removals = labs.flatMap((lab) => lab.removals);
  const refused = scenarios.flatMap(({ refusals }) => refusals);
  const byDesign = refused.filter((refusal) => refusal.byDesign !== undefined);
  const uses = [...new Set(labs.map(({ argo }) => argo))].flatMap((argo) => mergedUses(labs.filter((lab) => lab.argo === argo)));
  const ended = (all: readonly { readonly failure?: string }[]) => `${all.filter(({ failure }) => failure === undefined).length} of ${all.length}`;
  return `live: ${[
    [...new Set(labs.map(({ argo }) => argo))].join(' '),
    `${ended(scenarios)} scenarios`,
    `${ended(clients)} commands, operations and pages`,
    `${sum(scenarios.map(({ requests }) => requests)) + sum(clients.map(({ requests }) => requests))} requests`,
    `${sum(refused.map(({ count }) => count)) - sum(byDesign.map(({ count }) => count))} refused and ${sum(byDesign.map(({ count }) => count))} by design`,
    `${uses.filter(({ calls }) => calls > 0).length} permissions used`,
    `${uses.filter(({ calls, reviews }) => calls === 0 && reviews > 0).length} reviewed`,
    `${uses.filter(({ calls, reviews }) => calls === 0 && reviews === 0).length} unused`,
    ...removals.length === 0 ? [] : [`${removals.filter(({ said, followed }) => said === followed).length} of ${removals.length} taken away as the row says, `
      + `${removals.filter(({ followed }) => followed === UNSETTLED).length} unsettled`],
  ].join(', ')}`;
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
