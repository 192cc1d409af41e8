import { Operation } from './client-need';
import { CONSEQUENCE, UNNAMED } from './client-reasons';
import { cronWorkflows } from './client-resources';
import { CACHED_TEMPLATE_READS } from './template-reads';
import { Argo } from '../../../resources/groups';

const SERVER = 'v4.1.2 server/cronworkflow/cron_workflow_server.go';

const READ = {
  place: 'workflow',
  grant: (names) => cronWorkflows(names).get(),
  why: 'reads the CronWorkflow',
} as const satisfies Operation['needs'][number];

export const CRON_WORKFLOW_OPERATIONS = {
  CRON_WORKFLOW_CREATE: {
    id: 'cronworkflow.CreateCronWorkflow',
    summary: 'Creates a CronWorkflow.',
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
  CRON_WORKFLOW_GET: {
    id: 'cronworkflow.GetCronWorkflow',
    summary: 'Reads a CronWorkflow.',
    request: 'GET /api/v1/cron-workflows/{ns}/{name}',
    needs: [READ],
    evidence: [`${SERVER}:80-86,152-163`],
  },
  CRON_WORKFLOW_LIST: {
    id: 'cronworkflow.ListCronWorkflows',
    summary: 'Lists CronWorkflows.',
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
  CRON_WORKFLOW_UPDATE: {
    id: 'cronworkflow.UpdateCronWorkflow',
    summary: 'Replaces a CronWorkflow.',
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
  CRON_WORKFLOW_DELETE: {
    id: 'cronworkflow.DeleteCronWorkflow',
    summary: 'Deletes a CronWorkflow.',
    request: 'DELETE /api/v1/cron-workflows/{ns}/{name}',
    needs: [READ, {
      place: 'workflow',
      grant: (names) => cronWorkflows(names).delete(),
      why: 'deletes the CronWorkflow',
    }],
    evidence: [`${SERVER}:106-122`],
  },
  CRON_WORKFLOW_SUSPEND_OR_RESUME: {
    id: 'cronworkflow.SuspendCronWorkflow, cronworkflow.ResumeCronWorkflow',
    summary: 'Suspends or resumes the schedule of a CronWorkflow.',
    request: 'PUT /api/v1/cron-workflows/{ns}/{name}/suspend, PUT /api/v1/cron-workflows/{ns}/{name}/resume',
    needs: [{
      place: 'workflow',
      grant: (names) => cronWorkflows(names).patch(),
      why: 'patches spec.suspend of the CronWorkflow, without reading it first',
      consequence: CONSEQUENCE.CRON_WORKFLOW_WRITES,
    }],
    evidence: [`${SERVER}:124-150`],
  },
  CRON_WORKFLOW_LINT: {
    id: 'cronworkflow.LintCronWorkflow',
    summary: 'Validates a CronWorkflow.',
    request: 'POST /api/v1/cron-workflows/{ns}/lint',
    needs: CACHED_TEMPLATE_READS,
    evidence: [`${SERVER}:35-45`],
  },
} as const satisfies Record<string, Operation>;
