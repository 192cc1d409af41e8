import { CONSEQUENCE } from './client-consequences';
import { Operation, OperationNeed } from './client-need';
import { configMaps, secrets, workflows } from './client-resources';
import { UNNAMED } from './unnamed';
import { Argo } from '../../../resources/groups';
import { ArgoVersion } from '../../argo-version';

const SERVER = 'v4.1.2 server/artifacts/artifact_server.go';
const RESOURCES = 'v4.1.2 server/artifacts/resources.go:15-29';
const SERVER_ONLY = 'argo-server fetches artifacts from the repository';

/** Without the names of what a repository uses nothing of it is granted: every secret of the namespace is no answer. */
const CREDENTIALS: readonly OperationNeed[] = [
  {
    place: 'workflow',
    when: ['artifact secrets'],
    grant: (names) => secrets(names).get(),
    why: 'reads the credentials of the artifact repository with the rights of the client',
    consequence: CONSEQUENCE.SECRET_READS,
  },
  {
    place: 'workflow',
    when: ['artifact config maps'],
    grant: (names) => configMaps(names).get(),
    why: 'reads the Kerberos configuration of HDFS with the rights of the client',
  },
];

const READ_WORKFLOW: OperationNeed = {
  place: 'workflow',
  grant: (names) => workflows(names).get(),
  why: 'reads the workflow to find where the artifact is',
};

const MAY_GET_ARCHIVED: OperationNeed = {
  place: 'workflow',
  unnamed: UNNAMED.REVIEW,
  grant: () => Argo.workflows.get(),
  why: 'asks in a review whether the client may read workflows of that namespace',
};

export const ARTIFACT_OPERATIONS = {
  DOWNLOAD: {
    id: 'artifact.Download',
    request: 'GET /artifacts/{ns}/{workflow}/{node}/{artifact}, GET /input-artifacts/{ns}/{workflow}/{node}/{artifact}',
    serverOnly: SERVER_ONLY,
    needs: [READ_WORKFLOW, ...CREDENTIALS],
    evidence: [`${SERVER}:502-544,672-747,787-802`, RESOURCES],
  },
  DOWNLOAD_ARCHIVED: {
    id: 'artifact.Download by UID',
    request: 'GET /artifacts-by-uid/{uid}/{node}/{artifact}, GET /input-artifacts-by-uid/{uid}/{node}/{artifact}',
    serverOnly: SERVER_ONLY,
    needs: [MAY_GET_ARCHIVED, ...CREDENTIALS],
    evidence: [`${SERVER}:555-608,804-813`, RESOURCES],
  },
  BROWSE: {
    id: 'artifact.Browse',
    request: 'GET /artifact-files/{ns}/workflows/{workflow}/{node}/outputs/{artifact}',
    serverOnly: SERVER_ONLY,
    needs: [READ_WORKFLOW, ...CREDENTIALS],
    evidence: [`${SERVER}:300-464`, RESOURCES],
  },
  BROWSE_ARCHIVED: {
    id: 'artifact.Browse by UID',
    request: 'GET /artifact-files/{ns}/archived-workflows/{uid}/{node}/outputs/{artifact}',
    serverOnly: SERVER_ONLY,
    needs: [MAY_GET_ARCHIVED, ...CREDENTIALS],
    evidence: [`${SERVER}:360-389`, RESOURCES],
  },
  UPLOAD: {
    id: 'artifact.Upload',
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
