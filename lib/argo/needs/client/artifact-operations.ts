import { MAY_GET_ARCHIVED } from './archive-operations';
import { Operation, OperationNeed } from './client-need';
import { CONSEQUENCE, UNNAMED } from './client-reasons';
import { configMaps, secrets, workflows } from './client-resources';
import { Argo } from '../../../resources/groups';
import { ArgoVersion } from '../../argo-version';

const SERVER = 'v4.1.2 server/artifacts/artifact_server.go';
const RESOURCES = 'v4.1.2 server/artifacts/resources.go:15-29';
const SERVER_ONLY = 'argo-server fetches artifacts from the repository';

/** Without the names of the objects that a repository uses, nothing of it is granted: every secret of the namespace would be too much. */
const CREDENTIALS: readonly OperationNeed[] = [
  {
    place: 'workflow',
    when: ['artifactSecrets'],
    grant: (names) => secrets(names).get(),
    why: 'reads the credentials of the artifact repository with the permissions of the client',
    consequence: CONSEQUENCE.SECRET_READS,
  },
  {
    place: 'workflow',
    when: ['artifactConfigMaps'],
    grant: (names) => configMaps(names).get(),
    why: 'reads the Kerberos configuration of HDFS with the permissions of the client',
  },
];

const READ_WORKFLOW: OperationNeed = {
  place: 'workflow',
  grant: (names) => workflows(names).get(),
  why: 'reads the workflow to find where the artifact is',
};

export const ARTIFACT_OPERATIONS = {
  ARTIFACT_DOWNLOAD: {
    id: 'artifact.Download',
    summary: 'Downloads an artifact of a live workflow.',
    request: 'GET /artifacts/{ns}/{workflow}/{node}/{artifact}, GET /input-artifacts/{ns}/{workflow}/{node}/{artifact}',
    serverOnly: SERVER_ONLY,
    needs: [READ_WORKFLOW, ...CREDENTIALS],
    evidence: [`${SERVER}:502-544,672-747,787-802`, RESOURCES],
  },
  ARTIFACT_DOWNLOAD_ARCHIVED: {
    id: 'artifact.Download by UID',
    summary: 'Downloads an artifact of an archived workflow.',
    request: 'GET /artifacts-by-uid/{uid}/{node}/{artifact}, GET /input-artifacts-by-uid/{uid}/{node}/{artifact}',
    serverOnly: SERVER_ONLY,
    needs: [MAY_GET_ARCHIVED, ...CREDENTIALS],
    evidence: [`${SERVER}:555-608,804-813`, RESOURCES],
  },
  ARTIFACT_BROWSE: {
    id: 'artifact.Browse',
    summary: 'Opens an artifact of a live workflow, which may be a folder.',
    request: 'GET /artifact-files/{ns}/workflows/{workflow}/{node}/outputs/{artifact}',
    serverOnly: SERVER_ONLY,
    needs: [READ_WORKFLOW, ...CREDENTIALS],
    evidence: [`${SERVER}:300-464`, RESOURCES],
  },
  ARTIFACT_BROWSE_ARCHIVED: {
    id: 'artifact.Browse by UID',
    summary: 'Opens an artifact of an archived workflow, which may be a folder.',
    request: 'GET /artifact-files/{ns}/archived-workflows/{uid}/{node}/outputs/{artifact}',
    serverOnly: SERVER_ONLY,
    needs: [MAY_GET_ARCHIVED, ...CREDENTIALS],
    evidence: [`${SERVER}:360-389`, RESOURCES],
  },
  ARTIFACT_UPLOAD: {
    id: 'artifact.Upload',
    summary: 'Uploads an artifact for a workflow that is submitted from a template.',
    request: 'POST /upload-artifacts/{ns}/{template}/{artifact}',
    since: ArgoVersion.V4_1,
    serverOnly: SERVER_ONLY,
    needs: [
      {
        place: 'workflow',
        unnamed: UNNAMED.REVIEW,
        grant: () => Argo.workflowTemplates.get(),
        why: 'asks in a review whether the client may read WorkflowTemplates, and reads the one that takes the artifact',
      },
      {
        place: 'workflow',
        unnamed: UNNAMED.REVIEW,
        grant: () => Argo.workflows.create(),
        why: 'asks in a review whether the client may create workflows',
        consequence: CONSEQUENCE.WORKFLOW_WRITES,
      },
      ...CREDENTIALS,
    ],
    evidence: [`${SERVER}:81-288`, RESOURCES],
  },
} as const satisfies Record<string, Operation>;
