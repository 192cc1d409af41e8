import { CONSEQUENCE } from './client-consequences';
import { Operation, OperationNeed } from './client-need';
import { configMaps } from './client-resources';
import { UNNAMED } from './unnamed';
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
  CREATE_IN_CONFIG_MAP: {
    id: 'sync.CreateSyncLimit in a configmap',
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
  GET_IN_CONFIG_MAP: {
    id: 'sync.GetSyncLimit in a configmap',
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
  UPDATE_IN_CONFIG_MAP: {
    id: 'sync.UpdateSyncLimit in a configmap',
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
  DELETE_IN_CONFIG_MAP: {
    id: 'sync.DeleteSyncLimit in a configmap',
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
  CREATE_IN_DATABASE: {
    id: 'sync.CreateSyncLimit in the database',
    request: 'POST /api/v1/sync/{ns}',
    since: ArgoVersion.V4_0,
    serverOnly: SERVER_ONLY,
    needs: [{
      place: 'workflow',
      unnamed: UNNAMED.REVIEW,
      grant: () => Argo.workflows.create(),
      why: 'asks in a review whether the client may create workflows, which stands for the limit',
      consequence: CONSEQUENCE.WORKFLOW_WRITES,
    }],
    evidence: [DATABASE_SERVER],
  },
  GET_IN_DATABASE: {
    id: 'sync.GetSyncLimit in the database',
    request: 'GET /api/v1/sync/{ns}/{key}',
    since: ArgoVersion.V4_0,
    serverOnly: SERVER_ONLY,
    needs: [{
      place: 'workflow',
      unnamed: UNNAMED.REVIEW,
      grant: () => Argo.workflows.get(),
      why: 'asks in a review whether the client may read workflows, which stands for the limit',
    }],
    evidence: [DATABASE_SERVER],
  },
  UPDATE_IN_DATABASE: {
    id: 'sync.UpdateSyncLimit in the database',
    request: 'PUT /api/v1/sync/{ns}/{key}',
    since: ArgoVersion.V4_0,
    serverOnly: SERVER_ONLY,
    needs: [{
      place: 'workflow',
      unnamed: UNNAMED.REVIEW,
      grant: () => Argo.workflows.update(),
      why: 'asks in a review whether the client may update workflows, which stands for the limit',
      consequence: CONSEQUENCE.WORKFLOW_WRITES,
    }],
    evidence: [DATABASE_SERVER],
  },
  DELETE_IN_DATABASE: {
    id: 'sync.DeleteSyncLimit in the database',
    request: 'DELETE /api/v1/sync/{ns}/{key}',
    since: ArgoVersion.V4_0,
    serverOnly: SERVER_ONLY,
    needs: [{
      place: 'workflow',
      unnamed: UNNAMED.REVIEW,
      grant: () => Argo.workflows.delete(),
      why: 'asks in a review whether the client may delete workflows, which stands for the limit',
      consequence: 'The rule deletes workflows too.',
    }],
    evidence: [DATABASE_SERVER],
  },
} as const satisfies Record<string, Operation>;
