import { summaryText } from './diff-text';
import { whereText } from '../../../access/reported-scope';
import { DiffReport, ReportedChange } from '../../../diff/diff-report';
import { permissionText } from '../../../resources/permission-text';
import { pathText } from '../../report/access-path';
import { formatJUnit } from '../../report/junit';

/** Writes a comparison as a JUnit report: a suite for each scope, a case for each subject that gains or loses something. */
export function writeJUnit(report: DiffReport): string {
  const { added, removed, gate } = report;
  const scopes = [...new Set([...added, ...removed].map(({ where }) => where))];
  const suites = scopes.map((where) => {
    const subjects = [...new Set([...added, ...removed].filter((change) => change.where === where).map(({ subject }) => subject))];
    return {
      name: whereText(where),
      cases: subjects.map((subject) => {
        const mine = (change: ReportedChange) => change.where === where && change.subject === subject;
        const [gained, lost] = [added.filter(mine), removed.filter(mine)];
        const fails = gate.hit && (gained.length > 0 || gate.asked === 'any');
        const failure = { message: `${gained.length} broadened, ${lost.length} narrowed`, text: linesOf([...gained, ...gate.asked === 'any' ? lost : []]) };
        return { name: subject, ...fails ? { failure } : {}, ...lost.length === 0 ? {} : { output: linesOf(lost) } };
      }),
    };
  });
  return formatJUnit(suites.length > 0 ? suites : [{ name: 'access', cases: [{ name: summaryText(report) }] }]);
}

function linesOf(changes: readonly ReportedChange[]): string {
  return changes.flatMap((change) => [permissionText(change), ...change.via.map((path) => `  ${pathText(path)}`)]).join('\n');
}
