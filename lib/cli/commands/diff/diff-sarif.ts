import { whereText } from '../../../access/reported-scope';
import { Place } from '../../../diagnostics/diagnostic';
import { DiffReport, ReportedChange } from '../../../diff/diff-report';
import { permissionText } from '../../../resources/permission-text';
import { pathText } from '../../report/access-path';
import { formatSarif, SarifResult } from '../../report/sarif';

const RULES = [
  { id: 'access-broadened', title: 'A subject gains a permission.', help: 'Review whether the subject needs the permission, and narrow the role or the binding otherwise.', securitySeverity: 5.5 },
  { id: 'access-narrowed', title: 'A subject loses a permission.', help: 'Make sure that nothing uses the permission any more.', securitySeverity: 1 },
];

/** Writes a comparison as SARIF. */
export function writeSarif(
  { added, removed }: DiffReport, { version, repositoryPath }: { readonly version: string; readonly repositoryPath: () => string },
): string {
  return formatSarif(version, RULES, [
    ...added.map((change) => result(change, 'access-broadened')),
    ...removed.map((change) => result(change, 'access-narrowed')),
  ], 'access/v1', repositoryPath());
}

function result(change: ReportedChange, ruleId: 'access-broadened' | 'access-narrowed'): SarifResult {
  const isNew = ruleId === 'access-broadened';
  const [path] = change.via;
  const place: Place = path === undefined ? { kind: 'option', name: 'AFTER' } : isNew ? path.rulePlace : fileOf(path.bindingPlace);
  return {
    ruleId,
    level: isNew && change.served ? 'warning' : 'note',
    message: `${change.subject} ${isNew ? 'gains' : 'loses'} ${permissionText(change)}, ${whereText(change.where)}.`,
    place,
    relatedPlaces: isNew ? change.via.map((via) => ({ place: via.bindingPlace, message: pathText(via) })) : [],
    logicalName: (path?.writtenIn ?? path?.role)?.replace(' ', '/'),
    fingerprint: change.id,
    baselineState: isNew ? 'new' : 'absent',
  };
}

/** A removed object has no line any more: the file itself is the place. */
function fileOf(place: Place): Place {
  return place.kind === 'file' ? { kind: 'file', file: place.file, line: 1 } : place;
}
