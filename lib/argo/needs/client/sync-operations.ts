import { Operation, OperationNeed } from './client-need';
import { CONSEQUENCE, UNNAMED } from './client-reasons';
import { configMaps } from './client-resources';
import { Argo, Core } from '../../../resources/groups';
import { ArgoVersion } from '../../argo-version';

const CONFIG_MAP_SERVER = 'v4.1.2 server/sync/sync_cm.go';
const DATABASE_SERVER = 'v4.1.2 server/sync/sync_db.go:25-99';
const SERVER_ONLY = 'the limits are in a database of argo-server';

const READ_LIMITS: OperationNeed = {
  place: 'workflow',
  grant: (names) => configMaps(names).get(),
  why: 'reads the configmap of the limits',
};

export const SYNC_OPERATIONS = {
  SYNC_CONFIG_MAP_CREATE: {
    id: 'sync.CreateSyncLimit in a configmap',
    summary: 'Creates a synchronization limit in a ConfigMap.',
    request: 'POST /api/v1/sync/{ns}',
    since: ArgoVersion.V4_0,
    needs: [
      READ_LIMITS,
      {
        place: 'workflow',
        unnamed: UNNAMED.CREATE,
        grant: () => Core.configMaps.create(),
        why: 'asks in a review whether the client may create configmaps, also where the configmap exists, and creates it where not',
        consequence: CONSEQUENCE.LIMIT_WRITES,
      },
      {
        place: 'workflow',
        grant: (names) => configMaps(names).update(),
        why: 'adds the limit to a configmap that exists',
      },
    ],
    evidence: [`${CONFIG_MAP_SERVER}:23-73,144-176`],
  },
  SYNC_CONFIG_MAP_GET: {
    id: 'sync.GetSyncLimit in a configmap',
    summary: 'Reads a synchronization limit of a ConfigMap.',
    request: 'GET /api/v1/sync/{ns}/{key}',
    since: ArgoVersion.V4_0,
    needs: [{
      place: 'workflow',
      unnamed: UNNAMED.REVIEW,
      grant: () => Core.configMaps.get(),
      why: 'asks in a review whether the client may read configmaps, and reads the limit',
    }],
    evidence: [`${CONFIG_MAP_SERVER}:75-106`],
  },
  SYNC_CONFIG_MAP_UPDATE: {
    id: 'sync.UpdateSyncLimit in a configmap',
    summary: 'Changes a synchronization limit in a ConfigMap.',
    request: 'PUT /api/v1/sync/{ns}/{key}',
    since: ArgoVersion.V4_0,
    needs: [READ_LIMITS, {
      place: 'workflow',
      unnamed: UNNAMED.REVIEW,
      grant: () => Core.configMaps.update(),
      why: 'asks in a review whether the client may update configmaps, and writes the limit',
      consequence: CONSEQUENCE.LIMIT_WRITES,
    }],
    evidence: [`${CONFIG_MAP_SERVER}:108-118,156-188`],
  },
  SYNC_CONFIG_MAP_DELETE: {
    id: 'sync.DeleteSyncLimit in a configmap',
    summary: 'Deletes a synchronization limit from a ConfigMap.',
    request: 'DELETE /api/v1/sync/{ns}/{key}',
    since: ArgoVersion.V4_0,
    needs: [READ_LIMITS, {
      place: 'workflow',
      unnamed: UNNAMED.REVIEW,
      grant: () => Core.configMaps.update(),
      why: 'asks in a review whether the client may update configmaps, and takes the limit out; the configmap stays',
      consequence: CONSEQUENCE.LIMIT_WRITES,
    }],
    evidence: [`${CONFIG_MAP_SERVER}:120-142`],
  },
  SYNC_DATABASE_CREATE: {
    id: 'sync.CreateSyncLimit in the database',
    summary: 'Creates a synchronization limit in the database of argo-server.',
    request: 'POST /api/v1/sync/{ns}',
    since: ArgoVersion.V4_0,
    serverOnly: SERVER_ONLY,
    needs: [{
      place: 'workflow',
      unnamed: UNNAMED.REVIEW,
      grant: () => Argo.workflows.create(),
      why: 'checks in an access review whether the client may create workflows, which also covers the limit',
      consequence: CONSEQUENCE.WORKFLOW_WRITES,
    }],
    evidence: [DATABASE_SERVER],
  },
  SYNC_DATABASE_GET: {
    id: 'sync.GetSyncLimit in the database',
    summary: 'Reads a synchronization limit of the database of argo-server.',
    request: 'GET /api/v1/sync/{ns}/{key}',
    since: ArgoVersion.V4_0,
    serverOnly: SERVER_ONLY,
    needs: [{
      place: 'workflow',
      unnamed: UNNAMED.REVIEW,
      grant: () => Argo.workflows.get(),
      why: 'checks in an access review whether the client may read workflows, which also covers the limit',
    }],
    evidence: [DATABASE_SERVER],
  },
  SYNC_DATABASE_UPDATE: {
    id: 'sync.UpdateSyncLimit in the database',
    summary: 'Changes a synchronization limit in the database of argo-server.',
    request: 'PUT /api/v1/sync/{ns}/{key}',
    since: ArgoVersion.V4_0,
    serverOnly: SERVER_ONLY,
    needs: [{
      place: 'workflow',
      unnamed: UNNAMED.REVIEW,
      grant: () => Argo.workflows.update(),
      why: 'checks in an access review whether the client may update workflows, which also covers the limit',
      consequence: CONSEQUENCE.WORKFLOW_WRITES,
    }],
    evidence: [DATABASE_SERVER],
  },
  SYNC_DATABASE_DELETE: {
    id: 'sync.DeleteSyncLimit in the database',
    summary: 'Deletes a synchronization limit from the database of argo-server.',
    request: 'DELETE /api/v1/sync/{ns}/{key}',
    since: ArgoVersion.V4_0,
    serverOnly: SERVER_ONLY,
    needs: [{
      place: 'workflow',
      unnamed: UNNAMED.REVIEW,
      grant: () => Argo.workflows.delete(),
      why: 'checks in an access review whether the client may delete workflows, which also covers the limit',
      consequence: 'The rule deletes workflows too.',
    }],
    evidence: [DATABASE_SERVER],
  },
} as const satisfies Record<string, Operation>;
