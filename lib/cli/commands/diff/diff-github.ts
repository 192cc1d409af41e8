import { summaryText } from './diff-text';
import { whereText } from '../../../access/reported-scope';
import { DiffReport } from '../../../diff/diff-report';
import { permissionText } from '../../../resources/permission-text';
import { pathText } from '../../report/access-path';
import { formatAnnotation } from '../../report/github-annotation';

/** Writes a comparison as annotations of GitHub Actions, and the numbers as the last line. */
export function writeGithub(report: DiffReport, { repositoryPath }: { readonly repositoryPath: () => string }): string {
  const { added, gate } = report;
  const folder = repositoryPath();
  return [
    ...added.map((change) => {
      const [path] = change.via;
      return formatAnnotation(
        gate.hit ? 'error' : 'warning',
        'Access broadened',
        [`${change.subject} gains ${permissionText(change)}, ${whereText(change.where)}.`, ...path === undefined ? [] : [pathText(path)]],
        path?.rulePlace ?? { kind: 'option', name: 'AFTER' },
        folder,
      );
    }),
    `${summaryText(report)}\n`,
  ].join('');
}
