import { ApiCase } from './client-case';
import { workflowTemplate, workflowToRun } from './client-fixtures';

const SUCCEEDED = { fixtures: (name: string) => [workflowToRun(name)], archived: 'still live' } as const;
const FILE = { ...SUCCEEDED, options: { artifactSecrets: ['object-store'] }, path: { artifact: 'file' } } as const;

/** What the server makes the client of Kubernetes for. */
const whichOne = (name: string, namespace: string) => ({ name, namespace });

/** Every operation on the archive and on artifacts, each on a workflow that a controller has run and archived. */
export const ARCHIVE_CASES: readonly ApiCase[] = [
  { key: 'ARCHIVED_WORKFLOW_LIST', query: 'listOptions.fieldSelector=metadata.namespace=NAMESPACE' },
  { key: 'ARCHIVED_WORKFLOW_GET', ...SUCCEEDED },
  { key: 'ARCHIVED_WORKFLOW_DELETE', ...SUCCEEDED },
  { key: 'ARCHIVED_WORKFLOW_LIST_LABELS', ...SUCCEEDED, query: 'listOptions.labelSelector=workflows.argoproj.io/phase' },
  { key: 'ARCHIVED_WORKFLOW_RESUBMIT', ...SUCCEEDED, body: whichOne },
  { key: 'ARCHIVED_WORKFLOW_RETRY', fixtures: (name) => [workflowToRun(name, 'fails')], archived: 'deleted since', body: whichOne },
  { key: 'ARTIFACT_BROWSE', ...FILE },
  { key: 'ARTIFACT_BROWSE_ARCHIVED', ...FILE },
  { key: 'ARTIFACT_DOWNLOAD', ...FILE },
  { key: 'ARTIFACT_DOWNLOAD_ARCHIVED', ...FILE },
  {
    key: 'ARTIFACT_UPLOAD',
    options: FILE.options,
    fixtures: (name) => [withFileArgument(name)],
    path: { ...FILE.path },
    body: () => {
      const form = new FormData();
      form.set('file', new Blob(['hello']), 'hello.txt');
      return form;
    },
  },
];

/** Limits that are in the database of locks when the cases begin. */
export const STORED_LIMITS = ['to-get', 'to-update', 'to-delete'] as const;

/** Every operation on limits in the database of locks, which is type 1. */
export const LIMIT_CASES: readonly ApiCase[] = [
  { key: 'SYNC_DATABASE_CREATE', body: (name) => ({ type: 1, key: name, limit: 2 }) },
  { key: 'SYNC_DATABASE_GET', path: { key: 'to-get' }, query: 'type=1' },
  { key: 'SYNC_DATABASE_UPDATE', path: { key: 'to-update' }, body: () => ({ type: 1, key: 'to-update', limit: 3 }) },
  { key: 'SYNC_DATABASE_DELETE', path: { key: 'to-delete' }, query: 'type=1' },
];

function withFileArgument(name: string) {
  const template = workflowTemplate(name);
  return { ...template, spec: { ...Object(template.spec), arguments: { artifacts: [{ name: 'file' }] } } };
}
