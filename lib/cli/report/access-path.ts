import { ReportedPath } from '../../access/reported-path';
import { Place } from '../../diagnostics/diagnostic';
import { formatPlace } from '../../diagnostics/format-diagnostic';

/** Writes a way to a permission: `RoleBinding web/deploy (roles.yaml:14) -> Role web/deploy rule 2 (roles.yaml:3)`. */
export function pathText({ through, binding, role, writtenIn, rule, bindingPlace, rulePlace }: ReportedPath): string {
  return [
    ...through === undefined ? [] : [through],
    `${binding} (${lineText(bindingPlace)})`,
    ...writtenIn === undefined ? [`${role} rule ${rule} (${lineText(rulePlace)})`] : [role, `aggregated ${writtenIn} rule ${rule} (${lineText(rulePlace)})`],
  ].join(' -> ');
}

/** Writes a way to a permission for programs. */
export function pathJson({ bindingPlace, rulePlace, ...path }: ReportedPath): object {
  return { ...path, bindingPlace: formatPlace(bindingPlace), rulePlace: formatPlace(rulePlace) };
}

/** Writes a place by its file and line. */
export function lineText(place: Place): string {
  return formatPlace(place.kind === 'file' ? { ...place, column: undefined } : place);
}
