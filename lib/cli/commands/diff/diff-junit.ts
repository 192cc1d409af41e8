import { summaryText, unknownText } from './diff-text';
import { whereText } from '../../../access/reported-scope';
import { DiffReport, ReportedChange, ReportedUnknown } from '../../../diff/diff-report';
import { permissionText } from '../../../resources/permission-text';
import { pathText } from '../../report/access-path';
import { formatJUnit, JUnitCase } from '../../report/junit';

/** Writes a comparison as a JUnit report: a suite for each scope, a case for each subject that gains or loses something. */
export function writeJUnit(report: DiffReport): string {
  const { added, removed, unknown } = report;
  const scopes = [...new Set([...added, ...removed].map(({ where }) => where))];
  const suites = scopes.map((where) => {
    const subjects = [...new Set([...added, ...removed].filter((change) => change.where === where).map(({ subject }) => subject))];
    return {
      name: whereText(where),
      cases: subjects.map((subject) => {
        const mine = (change: ReportedChange) => change.where === where && change.subject === subject;
        const [gained, lost] = [added.filter(mine), removed.filter(mine)];
        const counted = [...gained, ...lost].filter(({ isCounted }) => isCounted);
        const failure = { message: `${gained.length} broadened, ${lost.length} narrowed`, text: linesOf(counted) };
        return { name: subject, ...counted.length > 0 ? { failure } : {}, ...lost.length === 0 ? {} : { output: linesOf(lost) } };
      }),
    };
  });
  const all = [...suites, ...unknown.length === 0 ? [] : [{ name: 'Unknown', cases: unknown.map(unknownCase) }]];
  return formatJUnit(all.length > 0 ? all : [{ name: 'access', cases: [{ name: summaryText(report) }] }]);
}

function unknownCase(unknown: ReportedUnknown): JUnitCase {
  const text = unknownText(unknown);
  return { name: text, ...unknown.isCounted ? { failure: { message: 'unknown', text } } : {} };
}

function linesOf(changes: readonly ReportedChange[]): string {
  return changes.flatMap((change) => [permissionText(change), ...change.via.map((path) => `  ${pathText(path)}`)]).join('\n');
}
