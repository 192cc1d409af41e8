import { checksOf, remarksOn, summaryText, unknownText } from './diff-text';
import { whereText } from '../../../access/reported-scope';
import { DiffReport, ReportedChange, severityOf, worstFirst } from '../../../diff/diff-report';
import { permissionText } from '../../../resources/permission-text';
import { isAtLeast } from '../../../review/checks/severity';
import { pathText } from '../../report/access-path';
import { AnnotationLevel, formatAnnotation } from '../../report/github-annotation';

/** Writes a comparison as annotations of GitHub Actions, what hits the gate as errors, and the numbers as the last line. */
export function writeGithub(report: DiffReport, { repositoryPath }: { readonly repositoryPath: () => string }): string {
  const { added, removed, unknown, approvals } = report;
  const folder = repositoryPath();
  const annotate = (level: AnnotationLevel, title: string, change: ReportedChange, verb: string, remarks: readonly string[]) => {
    const [path] = change.via;
    return formatAnnotation(level, title, [
      `${[`${change.subject} ${verb} ${permissionText(change)}, ${whereText(change.where)}`, ...remarks].join('; ')}.`, ...path === undefined ? [] : [pathText(path)],
    ], path?.rulePlace ?? AFTER, folder);
  };
  return [
    ...worstFirst(added).map((change) => {
      const remarks = remarksOn(change, approvals);
      return annotate(levelOf(change, remarks), 'Access broadened', change, 'gains', [...remarks, ...checksOf(change)]);
    }),
    ...removed.filter(({ isCounted }) => isCounted).map((change) => annotate('error', 'Access narrowed', change, 'loses', [])),
    ...unknown.filter(({ isCounted }) => isCounted).map((each) => formatAnnotation('error', 'Unknown role', [unknownText(each)], AFTER, folder)),
    `${summaryText(report)}\n`,
  ].join('');
}

const AFTER = { kind: 'option', name: 'AFTER' } as const;

function levelOf(change: ReportedChange, remarks: readonly string[]): AnnotationLevel {
  return change.isCounted ? 'error' : remarks.length === 0 || isAtLeast(severityOf(change) ?? 'info', 'medium') ? 'warning' : 'notice';
}
