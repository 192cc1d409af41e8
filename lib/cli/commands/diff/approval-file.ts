import { dump } from 'js-yaml';
import { whereText } from '../../../access/reported-scope';
import { Approval } from '../../../diff/approval';
import { ReportedChange } from '../../../diff/diff-report';
import { API_VERSION } from '../../../manifests/api-version';
import { permissionText } from '../../../resources/permission-text';
import { readDecisions, ReadDecisions } from '../../../review/decisions/decision-file';

const ID = /^[0-9a-f]{16}$/;

/** Reads a file that `--write-approval` has written, with a reason and a last day filled in for each entry. */
export function readApprovals(file: string): ReadDecisions<Approval> {
  return readDecisions<Approval>(file, {
    list: 'approved',
    noun: 'approval',
    code: 'access/invalid-approval',
    needsExpiry: true,
    read: ({ id }, { reason, expires = '' }) => typeof id === 'string' && ID.test(id) ? { id, reason, expires }
      : [{ message: 'has no valid id.', fix: 'Copy the entry from --write-approval.' }],
  });
}

/** Writes what a reviewer fills in to approve the permissions that are added. */
export function writeApprovals(added: readonly ReportedChange[]): string {
  return dump({
    apiVersion: API_VERSION,
    kind: 'AccessApprovals',
    approved: added.map((change) => ({ id: change.id, subject: change.subject, where: whereText(change.where), permission: permissionText(change), reason: '', expires: '' })),
  }, { lineWidth: -1 });
}
