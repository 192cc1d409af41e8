import { createHash } from 'crypto';
import { readFileSync } from 'fs';
import { LabVerdicts, UNSETTLED } from './lab-verdicts';
import { ArgoVersion } from '../../../lib/argo/argo-version';
import { isNeededBy } from '../../../lib/argo/needs/need';
import { digestOf, OBSERVABLE_NEEDS, Observed, ObservedNeed, readObserved, writeObserved } from '../../../scripts/permissions/observed-needs';

/** Adds what a run has seen to what is known; what it hasn't tried stays as it was. */
export function record(verdicts: LabVerdicts, auditLog: string): void {
  const { runs, needs } = readObserved();
  const digest = createHash('sha256').update(readFileSync(auditLog)).digest('hex');
  const run = `${verdicts.argo}-${digest.slice(0, 8)}`;
  const observed = observe(verdicts, run, needs);
  const added = merge(needs, verdicts.argo, observed);
  const stillNamed = new Set(Object.values(added).flatMap((versions) => Object.values(versions).map((need) => need.run)));
  writeObserved({
    runs: Object.fromEntries(Object.entries({
      ...runs,
      [run]: {
        argo: verdicts.argo,
        kubernetes: verdicts.kubernetes,
        scenarios: verdicts.scenarios.length,
        requests: verdicts.scenarios.reduce((sum, { requests }) => sum + requests, 0),
        auditLog: `sha256:${digest}`,
      },
    }).filter(([id]) => stillNamed.has(id))),
    needs: added,
  });
}

function observe({ argo, scenarios, removals }: LabVerdicts, run: string, before: Observed['needs']): Map<string, ObservedNeed> {
  const observed = new Map<string, ObservedNeed>();
  const settled = removals.filter(({ followed }) => followed !== UNSETTLED);
  const uses = scenarios.filter(({ failure }) => failure === undefined).flatMap((scenario) => scenario.uses);
  for (const id of new Set([...uses, ...removals].map(({ need }) => need))) {
    const row = OBSERVABLE_NEEDS.get(id);
    if (row === undefined) {
      continue; // what the server lends to its callers belongs to an operation
    }
    const digest = digestOf(row);
    const known = before[id]?.[argo];
    const kept = known?.digest === digest ? known : undefined;
    const own = uses.filter(({ need }) => need === id);
    const verbs = [...new Set([...own.map(({ verb }) => verb), ...kept === undefined ? [] : [...kept.used, ...kept.reviewed, ...kept.unused]])];
    const isUsed = (verb: string) => own.some((use) => use.verb === verb && use.calls > 0) || kept?.used.includes(verb) === true;
    const isReviewed = (verb: string) => own.some((use) => use.verb === verb && use.reviews > 0) || kept?.reviewed.includes(verb) === true;
    observed.set(id, {
      run: own.length > 0 ? run : kept?.run ?? run,
      digest,
      used: verbs.filter(isUsed),
      reviewed: verbs.filter((verb) => !isUsed(verb) && isReviewed(verb)),
      unused: verbs.filter((verb) => !isUsed(verb) && !isReviewed(verb)),
      removed: { ...kept?.removed, ...Object.fromEntries(settled.filter(({ need }) => need === id).map(({ verb, followed }) => [verb, followed])) },
    });
  }
  return observed;
}

function merge(needs: Observed['needs'], version: string, observed: ReadonlyMap<string, ObservedNeed>): Observed['needs'] {
  const merged = { ...needs };
  for (const [id, need] of observed) {
    const versions = Object.entries({ ...merged[id], [version]: need });
    merged[id] = Object.fromEntries(versions.sort(([a], [b]) => b.localeCompare(a, undefined, { numeric: true })));
  }
  return current(merged);
}

/** Leaves out what a row doesn't say any more: it is gone, or another row has the version since. */
function current(needs: Observed['needs']): Observed['needs'] {
  return Object.fromEntries(Object.entries(needs).flatMap(([id, versions]) => {
    const row = OBSERVABLE_NEEDS.get(id);
    const kept = Object.entries(versions).filter(([version]) => row !== undefined && isNeededBy(row, ArgoVersion.of(version)));
    return kept.length === 0 ? [] : [[id, Object.fromEntries(kept)]];
  }));
}
