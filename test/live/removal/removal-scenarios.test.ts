import { removalScenarios, repeated } from './removal-scenarios';
import { ArgoVersion } from '../../../lib';
import { ALL_SCENARIOS } from '../scenarios/all-scenarios';
import { NeedUse, ScenarioVerdict } from '../verdicts/scenario-verdict';

/** The scenario in which a permission is taken away, of some that ended as they should and used it. */
function chosen(need: string, verb: string, used: Readonly<Record<string, Partial<NeedUse> & { readonly seconds?: number }>>): string | undefined {
  const scenarios = ALL_SCENARIOS.filter(({ name }) => used[name] !== undefined);
  const verdicts = scenarios.map(({ name }): ScenarioVerdict => {
    const { seconds = 10, calls = 1, reviews = 0 } = used[name];
    return { name, seconds, requests: calls, uses: [{ need, verb, calls, reviews }], refusals: [], logLines: [] };
  });
  const [scenario] = removalScenarios(scenarios, verdicts, ArgoVersion.V4_1);
  return scenario?.original;
}

test.each<[string, string, string, Parameters<typeof chosen>[2], string | undefined]>([
  ['the one with workflows', 'controller.pods.watch', 'watch', { 'core': {}, 'configuration-reload': { calls: 3 } }, 'core'],
  ['the one that calls more often', 'controller.pods.create', 'create', { core: { calls: 2 }, data: { calls: 1, seconds: 1 } }, 'core'],
  ['the shortest of those that call often enough', 'controller.pods.create', 'create', { core: { calls: 90 }, data: { calls: 3, seconds: 5 } }, 'data'],
  [
    'the one whose namespaces tell two needs apart', 'controller.configmaps.configuration-informer.v4', 'list',
    { 'core': { calls: 3 }, 'managed-namespace': {} }, 'managed-namespace',
  ],
  ['none where it wasn\'t used', 'controller.pods.create', 'create', { core: { calls: 0 } }, undefined],
  ['none of those that run alone', 'controller.pods.create', 'create', { 'named-namespaces': {} }, undefined],
])('A permission is taken away in %s', (_, need, verb, used, expected) => {
  expect(chosen(need, verb, used)).toBe(expected);
});

test('A removal that is repeated is in namespaces of its own', () => {
  const scenarios = ALL_SCENARIOS.filter(({ name }) => name === 'core');
  const uses = [{ need: 'controller.pods.create', verb: 'create', calls: 1, reviews: 0 }];
  const removals = removalScenarios(scenarios, [{ name: 'core', seconds: 1, requests: 1, uses, refusals: [], logLines: [] }], ArgoVersion.V4_1);
  const places = [...removals, ...removals.flatMap((removal) => repeated(removal, ArgoVersion.V4_1))]
    .map(({ scenario, original, withheld }) => ({ name: scenario.name, original, namespaces: withheld.namespaces }));
  expect(places).toEqual([
    { name: 'without-0', original: 'core', namespaces: ['s-without-0'] },
    { name: 'without-0-again', original: 'core', namespaces: ['s-without-0-again'] },
  ]);
});
