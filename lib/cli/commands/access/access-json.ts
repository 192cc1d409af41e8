import { MatrixRow } from '../../../access/access-matrix';
import { whereOf } from '../../../access/reported-scope';
import { subjectText } from '../../../access/subject';
import { API_VERSION } from '../../../manifests/api-version';

/** Writes who may do what for programs. */
export function writeJson(rows: readonly MatrixRow[], unknown: readonly string[]): string {
  return `${JSON.stringify({
    apiVersion: API_VERSION,
    access: rows.map(({ subject, namespace, through, target, apiGroup, resourceNames, verbs }) => ({
      subject: subjectText(subject),
      where: whereOf(namespace),
      ...through === undefined ? {} : { through: subjectText(through) },
      ...apiGroup === undefined ? { nonResourceURL: target } : { apiGroup, resource: target },
      ...resourceNames.length === 0 ? {} : { resourceNames },
      verbs,
    })),
    unknown,
  }, undefined, 2)}\n`;
}
