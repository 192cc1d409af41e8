import { Check } from '../../../review/checks/check';
import { CHECKS } from '../../../review/checks/check-table';
import { conditionText, surenessText } from '../../../review/checks/check-text';
import { ScopedSeverity } from '../../../review/checks/severity';
import { formatTable } from '../../text-table';

const COLUMNS = ['CHECK', 'CLUSTER', 'NAMESPACE', 'WHAT'];

/** Lists the checks with their severities, before steps. */
export function listChecks(width?: number): string {
  return formatTable([COLUMNS, ...CHECKS.map(({ id, severity, title }) => [id, ...severitiesOf(severity), title])], width);
}

/** Says what a check looks for, why, how sure it is, and how to fix what it finds. */
export function explainCheck(check: Check): string {
  const { id, title, severity, why, remedy, references, folds = [] } = check;
  const [cluster, namespaced] = severitiesOf(severity);
  return [
    `${id} ${title}`,
    '',
    `Severity   ${cluster} in the whole cluster, ${namespaced} in one namespace`,
    `When       ${conditionText(check)}`,
    `Why        ${why}`,
    `Fix        ${remedy}`,
    `How sure   ${surenessText(check)}`,
    ...folds.length === 0 ? [] : [`Includes   ${folds.join(', ')}, on the same subject and scope`],
    ...references.map((reference, index) => `${index === 0 ? 'References' : '          '} ${reference.title}: ${reference.url}`),
    '',
  ].join('\n');
}

function severitiesOf({ cluster, namespaced }: ScopedSeverity): [string, string] {
  return [cluster ?? '-', namespaced ?? '-'];
}
