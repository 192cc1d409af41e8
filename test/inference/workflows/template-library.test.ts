import { inferText, workflow } from '../inferred-text';

const POD = 'pods';
const SECRET = 'secrets';

/** A template `b` that makes an object of the kind. */
function library(kind: string, metadata: string, type = 'WorkflowTemplate'): string {
  return `\n---\napiVersion: argoproj.io/v1alpha1\nkind: ${type}\nmetadata: {${metadata}}\nspec:\n`
    + `  templates: [{name: b, resource: {action: create, manifest: "{apiVersion: v1, kind: ${kind}}"}}]`;
}

function caller(metadata: string, clusterScope = false): string {
  return workflow(`entrypoint: a\ntemplates: [{name: a, steps: [[{name: x, templateRef: {name: lib, template: b, clusterScope: ${clusterScope}}}]]}]`, metadata);
}

const MISSING = 'a:7 spec.templates[0].steps[0][0].templateRef: The WorkflowTemplate lib is not among the inputs: give its manifest too.';

describe('the template of a name', () => {
  test.each([
    ['of the namespace of the workflow', 'namespace: two', [library('Pod', 'name: lib, namespace: one'), library('Secret', 'name: lib, namespace: two')], SECRET],
    ['of the namespace of the workflow, before one that has none', 'namespace: two', [library('Pod', 'name: lib'), library('Secret', 'name: lib, namespace: two')], SECRET],
    ['that has no namespace, which goes where the workflow does', 'namespace: two', [library('Pod', 'name: lib, namespace: one'), library('Secret', 'name: lib')], SECRET],
    ['without a namespace, for a workflow without one', 'name: w', [library('Pod', 'name: lib, namespace: one'), library('Secret', 'name: lib')], SECRET],
    ['that is the only one, for a workflow without a namespace', 'name: w', [library('Pod', 'name: lib, namespace: one')], POD],
  ])('is the one %s', (_, metadata, libraries, resource) => {
    const found = inferText(caller(metadata) + libraries.join(''));
    expect(found.access).toContain(`default: create ${resource}`);
    expect(found.unknown).toEqual([]);
  });

  test.each([
    ['the only one is in another namespace', 'namespace: two', [library('Pod', 'name: lib, namespace: one')]],
    ['several are in namespaces and the workflow is in none', 'name: w', [library('Pod', 'name: lib, namespace: one'), library('Secret', 'name: lib, namespace: two')]],
    ['the only one is of the cluster', 'namespace: two', [library('Pod', 'name: lib', 'ClusterWorkflowTemplate')]],
  ])('is unknown where %s', (_, metadata, libraries) => {
    expect(inferText(caller(metadata) + libraries.join(''))).toMatchObject({ access: [], unknown: [MISSING] });
  });

  test('of the cluster is none of a namespace', () => {
    const found = inferText(caller('namespace: two', true) + library('Pod', 'name: lib, namespace: two') + library('Secret', 'name: lib', 'ClusterWorkflowTemplate'));
    expect(found.access).toContain('default: create secrets');
  });
});
