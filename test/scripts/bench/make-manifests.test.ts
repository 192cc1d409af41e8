import { makeManifests } from '../../../scripts/bench/manifests/make-manifests';
import { WORKFLOW_SHAPES } from '../../../scripts/bench/manifests/workflow-shapes';
import { inferAll } from '../../inference/inferred-text';

const COUNT = 1000;
const manifests = makeManifests(COUNT);

test('the manifests are the same in every run', () => {
  expect(makeManifests(COUNT)).toEqual(manifests);
});

test('no two are alike, and each has a file', () => {
  expect(new Set(manifests.map(({ text }) => text)).size).toBe(COUNT);
  expect(new Set(manifests.map(({ file }) => file)).size).toBe(COUNT);
});

test('fewer are the first of more', () => {
  expect(makeManifests(10)).toEqual(manifests.slice(0, 10));
});

test.each(WORKFLOW_SHAPES.map(({ title }) => [title]))('%s is among them', (title) => {
  expect(manifests.filter(({ file }) => file.includes(title)).length).toBeGreaterThan(COUNT / WORKFLOW_SHAPES.length / 2);
});

test('they are workflows, templates and schedules that a person could run', () => {
  const some = manifests.slice(0, 100);
  const workflows = inferAll(some.map(({ text }) => text).join('---\n'));
  const kinds = new Map<string, number>();
  workflows.forEach(({ kind }) => kinds.set(kind, (kinds.get(kind) ?? 0) + 1));

  expect(workflows.length).toBe(some.length);
  expect(workflows.flatMap(({ unknown }) => unknown)).toEqual([]);
  expect([...kinds.keys()].sort()).toEqual(['CronWorkflow', 'Workflow', 'WorkflowTemplate']);
});
