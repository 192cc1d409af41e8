import { MatrixRow } from '../../../access/access-matrix';
import { subjectText } from '../../../access/subject';
import { qualifiedResource } from '../../../resources/resource-names';

export const COLUMNS = ['SUBJECT', 'WHERE', 'RESOURCE', 'NAMES', 'VERBS', 'THROUGH'];

/** The cells of a row, in the order of the columns. */
export function cellsOf({ subject, namespace, through, apiGroup, target, resourceNames, verbs }: MatrixRow): string[] {
  const qualified = apiGroup === undefined ? target : qualifiedResource(apiGroup, target);
  return [
    subjectText(subject), namespace ?? '(cluster)', qualified, resourceNames.join(',') || '*', verbs.join(','), through === undefined ? '' : subjectText(through),
  ];
}
