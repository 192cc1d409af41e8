import { versionsOf } from './permission-row';
import { ActionForm, ActionSubject, ActionVerbs, RESOURCE_ACTION_VERBS } from '../../lib/argo/kubectl/action-verbs';

const COLUMNS = ['Action', 'Where the template', 'Verbs', 'On', 'Versions', 'Why', 'Evidence'];

/** The text for a template that has a form, and for one that doesn't have it. */
const FORMS: Record<keyof ActionForm, readonly [string, string]> = {
  dryRun: ['has `--dry-run=client`', 'has no `--dry-run=client`'],
  selector: ['picks objects by `-l`, `--field-selector` or `--all`', 'names its object'],
  serverSide: ['has `--server-side`', 'has no `--server-side`'],
  force: ['has `--force`', 'has no `--force`'],
  prune: ['has `--prune`', 'has no `--prune`'],
  namedByFlags: ['names its object in the flags', 'names its object in the manifest'],
  waits: ['stays until the object is gone', 'does not wait'],
  subresource: ['has `--subresource`', 'has no `--subresource`'],
  ownerReferences: [
    'has `setOwnerReference` where OwnerReferencesPermissionEnforcement is on', 'sets no owner reference that is checked',
  ],
  watches: ['has `--watch`', 'has no `--watch`'],
  copies: ['copies another object by `--from`', 'copies nothing'],
  canGet: ['runs under an account that may get the object', 'runs under an account that may not get the object'],
  conditions: ['has a `successCondition` or `failureCondition`', 'has no condition'],
  outputs: ['has outputs by `jsonPath` or `jqFilter`', 'has no outputs'],
};

const SUBJECTS: Record<ActionSubject, string> = {
  target: 'the resource, or its `--subresource`',
  object: 'the resource',
  pruned: 'each resource of `--prune-allowlist`',
  namespace: '`namespaces`',
  copied: 'the resource of `--from`',
};

const INTRODUCTION = `## What does a resource template need?

The table lists what the executor does to the target of a resource template, by action. All rows that apply count. The evidence from \`kubectl\` and
\`cli-runtime\` is in their source at v0.35.4, which Argo Workflows v4.1.2 is built with.
`;

/** Writes the table of resource templates. */
export function resourceActionSection(): string {
  const lines = [COLUMNS, COLUMNS.map(() => '---'), ...RESOURCE_ACTION_VERBS.map(cellsOf)];
  return `${INTRODUCTION}\n${lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n')}\n`;
}

function cellsOf({ actions, form, on, verbs, tolerated, since, why, evidence }: ActionVerbs): string[] {
  const asked = (Object.keys(FORMS) as (keyof ActionForm)[]).filter((key) => form[key] !== undefined);
  return [
    actions.join(', '),
    asked.map((key) => FORMS[key][form[key] ? 0 : 1]).join(', ') || 'says anything',
    `${verbs.join(', ')}${tolerated ? ' (refusal is tolerated)' : ''}`,
    SUBJECTS[on],
    versionsOf(since),
    why,
    evidence,
  ];
}
