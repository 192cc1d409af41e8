import { API_OPERATIONS } from './api-operations';
import { OperationOptions } from './client-options';
import { COMMANDS } from './commands';
import { UI_PAGES } from './ui-pages';

/** One operation of a preset, by its key in its table, with the options that it has there. */
export type PresetPart = (
  | { readonly className: 'ArgoCommand'; readonly key: keyof typeof COMMANDS }
  | { readonly className: 'ApiOperation'; readonly key: keyof typeof API_OPERATIONS }
  | { readonly className: 'UiPage'; readonly key: keyof typeof UI_PAGES }
) & { readonly options: OperationOptions };

/** The operations of a usual client. */
export interface Preset {
  /** Its purpose: one sentence in the present tense, the client being its subject. */
  readonly summary: string;

  readonly note?: string;

  readonly link?: string;

  readonly parts: readonly PresetPart[];
}

const REFERENCES: OperationOptions = { workflowTemplates: true };

function command(key: keyof typeof COMMANDS, options: OperationOptions = {}): PresetPart {
  return { className: 'ArgoCommand', key, options };
}

function page(key: keyof typeof UI_PAGES, options: OperationOptions = {}): PresetPart {
  return { className: 'UiPage', key, options };
}

const VIEWER: readonly PresetPart[] = [
  command('LIST'),
  command('GET', { latest: true }),
  command('WATCH'),
  command('WAIT'),
  command('LOGS', { follow: true }),
  command('TEMPLATE_LIST'),
  command('TEMPLATE_GET'),
  command('CRON_LIST'),
  command('CRON_GET'),
  command('ARCHIVE_LIST'),
  command('ARCHIVE_GET'),
  command('ARCHIVE_LIST_LABELS'),
  page('ANY'),
  page('WORKFLOWS'),
  page('WORKFLOW'),
  page('WORKFLOW_EVENTS'),
  page('WORKFLOW_LOGS'),
  page('WORKFLOW_ARTIFACTS'),
  page('WORKFLOW_TEMPLATES'),
  page('WORKFLOW_TEMPLATE'),
  page('CRON_WORKFLOWS'),
  page('REPORTS'),
  page('ARCHIVED_WORKFLOWS'),
  page('WORKFLOW_EVENT_BINDINGS'),
  page('LOGIN'),
];

const SUBMITTER: readonly PresetPart[] = [
  command('LINT'),
  command('SUBMIT'),
  command('SUBMIT_FROM_WORKFLOW_TEMPLATE'),
  command('LIST'),
  command('GET', { latest: true }),
  command('WATCH'),
  command('WAIT'),
  command('LOGS', { follow: true }),
];

const OPERATOR: readonly PresetPart[] = [
  ...VIEWER,
  ...SUBMITTER,
  command('SUBMIT_FROM_CRON_WORKFLOW'),
  command('STOP', { nodeFieldSelector: true }),
  command('STOP'),
  command('TERMINATE'),
  command('SUSPEND'),
  command('RESUME'),
  command('RETRY'),
  command('RESUBMIT', REFERENCES),
  command('DELETE'),
  command('NODE_SET'),
  command('CRON_SUSPEND'),
  command('CRON_RESUME'),
  command('ARCHIVE_RESUBMIT', REFERENCES),
  command('ARCHIVE_RETRY'),
  page('SUBMIT'),
  page('WORKFLOWS_ACTIONS', REFERENCES),
  page('WORKFLOW_NODE_ACTIONS'),
];

/** Usual clients of one namespace. */
export const CLIENT_PRESETS = {
  VIEWER: {
    summary: 'Looks at workflows, their logs, templates, CronWorkflows and the archive, by the commands or the UI, and changes nothing.',
    parts: VIEWER,
  },
  SUBMITTER: {
    summary: 'Submits workflows from files and templates, waits for them and reads their logs: a pipeline, for example.',
    note: 'It may run any image as any ServiceAccount of the namespace.',
    parts: SUBMITTER,
  },
  OPERATOR: {
    summary: 'Submits, stops, retries and deletes workflows and suspends CronWorkflows, and looks at everything that a viewer does.',
    parts: OPERATOR,
  },
  ADMINISTRATOR: {
    summary: 'Writes templates and CronWorkflows, deletes from the archive, and does everything that an operator does.',
    parts: [
      ...OPERATOR,
      command('DELETE', { force: true }),
      command('TEMPLATE_CREATE', REFERENCES),
      command('TEMPLATE_UPDATE', REFERENCES),
      command('TEMPLATE_DELETE'),
      command('TEMPLATE_LINT', REFERENCES),
      command('CRON_CREATE', REFERENCES),
      command('CRON_UPDATE', REFERENCES),
      command('CRON_DELETE'),
      command('CRON_LINT', REFERENCES),
      command('CRON_BACKFILL'),
      command('ARCHIVE_DELETE'),
      page('WORKFLOW_TEMPLATE_ACTIONS', REFERENCES),
      page('CRON_WORKFLOW_ACTIONS'),
      page('ARCHIVED_WORKFLOW_ACTIONS', REFERENCES),
    ],
  },
  WEBHOOK: {
    summary: 'Submits from templates when an event comes in that a WorkflowEventBinding matches.',
    note: '`workflowTemplateNames` limits it to the templates of the bindings.',
    link: 'https://argo-workflows.readthedocs.io/en/latest/events/',
    parts: [{ className: 'ApiOperation', key: 'EVENT_RECEIVE', options: {} }],
  },
} as const satisfies Record<string, Preset>;
