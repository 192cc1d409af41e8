import { MatrixRow } from '../../../access/access-matrix';
import { subjectText } from '../../../access/subject';

export const COLUMNS = ['SUBJECT', 'WHERE', 'RESOURCE', 'NAMES', 'VERBS', 'THROUGH'];

/** The cells of a row, in the order of the columns. */
export function cellsOf({ subject, namespace, through, apiGroup, target, resourceNames, verbs }: MatrixRow): string[] {
  const [plural, ...subresource] = target.startsWith('/') ? [target] : target.split('/');
  const qualified = [apiGroup === undefined || apiGroup === '' ? plural : `${plural}.${apiGroup}`, ...subresource].join('/');
  return [
    subjectText(subject), namespace ?? '(cluster)', qualified, resourceNames.join(',') || '*', verbs.join(','), through === undefined ? '' : subjectText(through),
  ];
}
