import { versionsOf } from './permission-row';
import { memberOf } from '../../lib/argo/features/chosen-feature';
import { FEATURE_IDS, FeatureId, FEATURES } from '../../lib/argo/features/feature-table';

const COLUMNS = ['Feature', '`--feature`', 'Versions', 'What it is', 'What it costs', 'Without it'];

const INTRODUCTION = `## Which features does an install need?

An install grants a feature only if you name it: in \`features\` of \`ArgoWorkflowsInstall\`, or with \`--feature\`. \`argo-rbac infer\` lists the
features that your workflows need.
`;

/** Writes the table of features. */
export function featureSection(): string {
  const lines = [COLUMNS, COLUMNS.map(() => '---'), ...FEATURE_IDS.map(cellsOf)];
  return `${INTRODUCTION}\n${lines.map((cells) => `| ${cells.map((cell) => cell.replace(/\|/g, '\\|')).join(' | ')} |`).join('\n')}\n`;
}

function cellsOf(id: FeatureId): string[] {
  const { since, doc: { about, costs, without, note } } = FEATURES[id];
  return [`\`${memberOf({ id, names: [] })}\``, `\`${id}${namesOf(id)}\``, versionsOf(since), about, costs, note === undefined ? without : `${without} ${note}`];
}

function namesOf(id: FeatureId): string {
  switch (FEATURES[id].takes.kind) {
    case 'nothing':
    case 'prop':
      return '';
    case 'name':
      return '=NAME';
    case 'names':
    case 'token holders':
      return '=NAME,NAME';
    case 'optional names':
      return '[=NAME,NAME]';
    case 'names in namespaces':
      return '=NAME,NAMESPACE/NAME';
  }
}
