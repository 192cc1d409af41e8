import { CONSEQUENCE } from './client-consequences';
import { Operation } from './client-need';
import { cronWorkflows } from './client-resources';
import { CACHED_TEMPLATE_READS } from './template-reads';
import { UNNAMED } from './unnamed';
import { Argo } from '../../../resources/groups';

const SERVER = 'v4.1.2 server/cronworkflow/cron_workflow_server.go';

const READ = {
  place: 'workflow',
  grant: (names) => cronWorkflows(names).get(),
  why: 'reads the CronWorkflow',
} as const satisfies Operation['needs'][number];

export const CRON_WORKFLOW_OPERATIONS = {
  CREATE: {
    id: 'cronworkflow.CreateCronWorkflow',
    request: 'POST /api/v1/cron-workflows/{ns}',
    needs: [
      {
        place: 'workflow',
        unnamed: UNNAMED.CREATE,
        grant: () => Argo.cronWorkflows.create(),
        why: 'creates the CronWorkflow',
        consequence: CONSEQUENCE.CRON_WORKFLOW_WRITES,
      },
      ...CACHED_TEMPLATE_READS,
    ],
    evidence: [`${SERVER}:60-78`],
  },
  GET: {
    id: 'cronworkflow.GetCronWorkflow',
    request: 'GET /api/v1/cron-workflows/{ns}/{name}',
    needs: [READ],
    evidence: [`${SERVER}:80-86,152-163`],
  },
  LIST: {
    id: 'cronworkflow.ListCronWorkflows',
    request: 'GET /api/v1/cron-workflows/{ns}',
    spansNamespaces: true,
    needs: [{
      place: 'workflow',
      unnamed: UNNAMED.LIST,
      grant: () => Argo.cronWorkflows.list(),
      why: 'lists the CronWorkflows',
    }],
    evidence: [`${SERVER}:47-58`],
  },
  UPDATE: {
    id: 'cronworkflow.UpdateCronWorkflow',
    request: 'PUT /api/v1/cron-workflows/{ns}/{name}',
    needs: [
      READ,
      {
        place: 'workflow',
        grant: (names) => cronWorkflows(names).update(),
        why: 'replaces the CronWorkflow',
        consequence: CONSEQUENCE.CRON_WORKFLOW_WRITES,
      },
      ...CACHED_TEMPLATE_READS,
    ],
    evidence: [`${SERVER}:88-104`],
  },
  DELETE: {
    id: 'cronworkflow.DeleteCronWorkflow',
    request: 'DELETE /api/v1/cron-workflows/{ns}/{name}',
    needs: [READ, {
      place: 'workflow',
      grant: (names) => cronWorkflows(names).delete(),
      why: 'deletes the CronWorkflow',
    }],
    evidence: [`${SERVER}:106-122`],
  },
  SUSPEND_OR_RESUME: {
    id: 'cronworkflow.SuspendCronWorkflow, cronworkflow.ResumeCronWorkflow',
    request: 'PUT /api/v1/cron-workflows/{ns}/{name}/suspend, PUT /api/v1/cron-workflows/{ns}/{name}/resume',
    needs: [{
      place: 'workflow',
      grant: (names) => cronWorkflows(names).patch(),
      why: 'patches spec.suspend of the CronWorkflow, without reading it first',
      consequence: CONSEQUENCE.CRON_WORKFLOW_WRITES,
    }],
    evidence: [`${SERVER}:124-150`],
  },
  LINT: {
    id: 'cronworkflow.LintCronWorkflow',
    request: 'POST /api/v1/cron-workflows/{ns}/lint',
    needs: CACHED_TEMPLATE_READS,
    evidence: [`${SERVER}:35-45`],
  },
} as const satisfies Record<string, Operation>;
