import { polledPlural } from '../../../lib/argo/kubectl/polled-plural';
import { CATALOGUE } from '../../../lib/resources/catalogue/catalogue';

test('the resource that Argo polls for a kind', () => {
  const plurals = {
    Job: 'jobs',
    Ingress: 'ingresses',
    Mailbox: 'mailboxes',
    NetworkPolicy: 'networkpolicies',
    Gateway: 'gateways',
    Batch: 'batches',
    Push: 'pushes',
    Graph: 'graphs',
    Knife: 'knives',
    Shelf: 'shelves',
    Workflow: 'workflows',
    WorkflowArtifactGCTask: 'workflowartifactgctasks',
  };
  expect(Object.fromEntries(Object.keys(plurals).map((kind) => [kind, polledPlural(kind)]))).toEqual(plurals);
});

test('the kinds of the catalogue that Argo polls under a wrong name', () => {
  const kinds = CATALOGUE.flatMap(({ rows }) => rows)
    .filter(({ subresource, kind, plural }) => subresource === undefined && polledPlural(kind) !== plural)
    .map(({ kind }) => kind);
  expect(kinds).toEqual(['EventBus', 'Endpoints', 'Attestation']);
});
