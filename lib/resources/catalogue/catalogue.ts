import { ADMISSION_REGISTRATION } from './admission-registration';
import { API_EXTENSIONS } from './api-extensions';
import { API_REGISTRATION } from './api-registration';
import { APPS } from './apps';
import { ARGO_EVENTS } from './argo-events';
import { ARGO_WORKFLOWS } from './argo-workflows';
import { AUTHENTICATION } from './authentication';
import { AUTHORIZATION } from './authorization';
import { AUTOSCALING } from './autoscaling';
import { BATCH } from './batch';
import { CatalogueGroup } from './catalogue-row';
import { CERTIFICATES } from './certificates';
import { COORDINATION } from './coordination';
import { CORE } from './core';
import { DISCOVERY } from './discovery';
import { EVENTS_API } from './events-api';
import { FLOW_CONTROL } from './flow-control';
import { NETWORKING } from './networking';
import { NODE_API } from './node-api';
import { POLICY } from './policy';
import { RBAC } from './rbac';
import { RESOURCE_API } from './resource-api';
import { SCHEDULING } from './scheduling';
import { STORAGE } from './storage';
import { STORAGE_MIGRATION } from './storage-migration';

/** Every resource that we know, by API group. */
export const CATALOGUE: readonly CatalogueGroup[] = [
  ARGO_WORKFLOWS,
  ARGO_EVENTS,
  CORE,
  ADMISSION_REGISTRATION,
  API_EXTENSIONS,
  API_REGISTRATION,
  APPS,
  AUTHENTICATION,
  AUTHORIZATION,
  AUTOSCALING,
  BATCH,
  CERTIFICATES,
  COORDINATION,
  DISCOVERY,
  EVENTS_API,
  FLOW_CONTROL,
  NETWORKING,
  NODE_API,
  POLICY,
  RBAC,
  RESOURCE_API,
  SCHEDULING,
  STORAGE_MIGRATION,
  STORAGE,
];
