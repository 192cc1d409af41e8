import { polledPlural } from '../../../lib/argo/workflow/polled-plural';
import { CATALOGUE } from '../../../lib/resources/catalogue/catalogue';

test.each([
  ['Job', 'jobs'],
  ['Ingress', 'ingresses'],
  ['Mailbox', 'mailboxes'],
  ['NetworkPolicy', 'networkpolicies'],
  ['Gateway', 'gateways'],
  ['Batch', 'batches'],
  ['Push', 'pushes'],
  ['Graph', 'graphs'],
  ['Knife', 'knives'],
  ['Shelf', 'shelves'],
  ['Workflow', 'workflows'],
  ['WorkflowArtifactGCTask', 'workflowartifactgctasks'],
])('Argo looks for %s objects as %s', (kind, plural) => {
  expect(polledPlural(kind)).toBe(plural);
});

test('the kinds of the catalogue that Argo looks for under a wrong name', () => {
  const kinds = CATALOGUE.flatMap(({ rows }) => rows)
    .filter(({ subresource, kind, plural }) => subresource === undefined && polledPlural(kind) !== plural)
    .map(({ kind }) => kind);
  expect(kinds).toEqual(['EventBus', 'Endpoints', 'Attestation']);
});
