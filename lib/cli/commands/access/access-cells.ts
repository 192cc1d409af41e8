import { MatrixRow } from '../../../access/access-matrix';
import { subjectText } from '../../../access/subject';
import { qualifiedResource } from '../../../resources/resource-names';

export const COLUMNS = ['SUBJECT', 'WHERE', 'RESOURCE', 'NAMES', 'VERBS', 'THROUGH'];

/** The cells of a row, in the order of the columns. */
export function cellsOf({ subject, namespace, through, apiGroup, target, resourceNames, verbs }: MatrixRow): string[] {
  const qualified = apiGroup === undefined ? target : qualifiedResource(apiGroup, target);
  const names = resourceNames.map((name) => name === '' ? '""' : name); // the empty name isn't every name
  return [
    subjectText(subject), namespace ?? '(cluster)', qualified, names.join(',') || '*', verbs.join(','), through === undefined ? '' : subjectText(through),
  ];
}
