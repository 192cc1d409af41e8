import * as fc from 'fast-check';
import { dump } from 'js-yaml';
import { granted, grantedByYaml } from './inferred-text';
import { Effect, MutatedSpec, mutatedSpecs, MUTATIONS } from './mutated-manifests';
import { describeWorkflow } from '../../lib/inference/access/describe-workflow';
import { WorkflowStudy } from '../../lib/inference/access/workflow-study';
import { inferAccess } from '../../lib/inference/infer-access';
import { PermissionSet } from '../../lib/rbac/permission-set';

/** The same in each run of the build: another one by `MUTATION_SEED`, which a failure prints. */
const SEED = Number(process.env.MUTATION_SEED ?? 730128);
const RUNS = 1000;

/** What is inferred of a spec; nothing where something is wrong with it. */
function infer(spec: object): readonly WorkflowStudy[] | undefined {
  const text = dump({ apiVersion: 'argoproj.io/v1alpha1', kind: 'Workflow', metadata: { name: 'w', namespace: 'jobs' }, spec });
  const { studies, diagnostics } = inferAccess([{ file: 'w.yaml', text }], {});
  return diagnostics.length > 0 ? undefined : studies;
}

const grantedBy = ([study]: readonly WorkflowStudy[]) => granted(describeWorkflow(study));

function covers(wider: ReadonlyMap<string, PermissionSet>, narrower: ReadonlyMap<string, PermissionSet>): boolean {
  return [...narrower].every(([key, set]) => wider.get(key)?.covers(set) === true);
}

/** Whether what is granted changed as it had to. */
const HOLDS: Readonly<Record<Effect, (before: ReadonlyMap<string, PermissionSet>, after: ReadonlyMap<string, PermissionSet>) => boolean>> = {
  same: (before, after) => covers(before, after) && covers(after, before),
  grows: (before, after) => covers(after, before),
  shrinks: (before, after) => covers(before, after),
  any: () => true,
};

test('whatever happens to the structure of a workflow, it is answered or at fault, and a part is never granted more than the whole', () => {
  const counts = { answered: 0, faulty: 0 };
  const seen = new Map<string, number>();
  fc.assert(fc.property(mutatedSpecs(), ({ mutation, effect, before, after }: MutatedSpec) => {
    const [whole, mutated] = [infer(before), infer(after)];
    expect(whole).toBeDefined();
    counts[mutated === undefined ? 'faulty' : 'answered']++;
    seen.set(mutation, (seen.get(mutation) ?? 0) + 1);
    if (whole !== undefined && mutated !== undefined) {
      const sets = grantedBy(mutated);
      const written = grantedByYaml(mutated);
      // An account is made in place of `default`, and has another name.
      const isWritten = [...sets.keys()].some((key) => key.startsWith('default ')) || covers(sets, written) && covers(written, sets);
      expect({ mutation, holds: HOLDS[effect](grantedBy(whole), sets), isWritten }).toEqual({ mutation, holds: true, isWritten: true });
    }
  }), { numRuns: RUNS, seed: SEED });
  expect([...seen.keys()].sort()).toEqual(Object.keys(MUTATIONS).sort());
  expect(counts.answered).toBeGreaterThan(RUNS / 2);
});
