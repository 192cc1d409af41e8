import { checksOf, remarksOn } from './diff-text';
import { whereText } from '../../../access/reported-scope';
import { Place } from '../../../diagnostics/diagnostic';
import { DiffReport, ReportedChange, severityOf } from '../../../diff/diff-report';
import { permissionText } from '../../../resources/permission-text';
import { pathText } from '../../report/access-path';
import { formatSarif, SarifResult } from '../../report/sarif';
import { resultOf, rulesOf, SARIF_LEVELS } from '../review/review-sarif';

const RULES = [
  { id: 'access-broadened', title: 'A subject gains a permission.', help: 'Review whether the subject needs the permission, and narrow the role or the binding otherwise.', securitySeverity: 5.5 },
  { id: 'access-narrowed', title: 'A subject loses a permission.', help: 'Make sure that nothing uses the permission any more.', securitySeverity: 1 },
];

/** Writes a comparison as SARIF: what is gained and lost, and the findings that are new with it. */
export function writeSarif(
  { added, removed, newFindings, approvals }: DiffReport,
  { version, repositoryPath }: { readonly version: string; readonly repositoryPath: () => string },
): string {
  return formatSarif(version, [...RULES, ...rulesOf(newFindings)], [
    ...added.map((change) => result(change, 'access-broadened', [...remarksOn(change, approvals), ...checksOf(change)])),
    ...newFindings.map((finding) => resultOf(finding, true)),
    ...removed.map((change) => result(change, 'access-narrowed', [])),
  ], 'access/v1', repositoryPath());
}

function result(change: ReportedChange, ruleId: 'access-broadened' | 'access-narrowed', remarks: readonly string[]): SarifResult {
  const isNew = ruleId === 'access-broadened';
  const [path] = change.via;
  const place: Place = path === undefined ? { kind: 'option', name: 'AFTER' } : isNew ? path.rulePlace : fileOf(path.bindingPlace);
  return {
    ruleId,
    level: SARIF_LEVELS[severityOf(change) ?? (isNew && change.served ? 'medium' : 'info')],
    message: `${[`${change.subject} ${isNew ? 'gains' : 'loses'} ${permissionText(change)}, ${whereText(change.where)}`, ...remarks].join('; ')}.`,
    place,
    relatedPlaces: isNew ? change.via.map((via) => ({ place: via.bindingPlace, message: pathText(via) })) : [],
    logicalName: (path?.writtenIn ?? path?.role)?.replace(' ', '/'),
    fingerprint: change.id,
    baselineState: isNew ? 'new' : 'absent',
  };
}

/** A removed object has no line any more: the file itself is the place. */
function fileOf(place: Place): Place {
  return place.kind === 'file' ? { ...place, line: 1, column: undefined } : place;
}
