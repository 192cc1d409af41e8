import { dump } from 'js-yaml';
import { whereText } from './diff-text';
import { Diagnostic, Place } from '../../../diagnostics/diagnostic';
import { diagnostic } from '../../../diagnostics/issue';
import { Approval } from '../../../diff/approval';
import { ReportedChange } from '../../../diff/diff-report';
import { readManifestFiles } from '../../../manifest-files/manifest-files';
import { placeOf } from '../../../manifests/field';
import { parseManifests } from '../../../manifests/parse-manifests';
import { entriesOf, membersOf } from '../../../rbac/validation/plain-data';
import { permissionText } from '../../../resources/permission-text';

const ID = /^[0-9a-f]{16}$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The approvals of a file, and what is wrong with it. */
export interface ReadApprovals {
  readonly approvals: readonly Approval[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads a file that `--write-approval` has written, with a reason and a last day filled in for each entry. */
export function readApprovals(file: string): ReadApprovals {
  const { sources: [source], diagnostics } = readManifestFiles([file]);
  if (source === undefined) {
    return { approvals: [], diagnostics };
  }
  const parsed = parseManifests(source);
  const checked = parsed.objects.flatMap((object) => entriesOf(membersOf(object.value).approved)
    .map((entry, index) => checkEntry(entry, placeOf(object, 'approved', index) ?? { kind: 'file', file })));
  return {
    approvals: checked.flatMap((each) => 'id' in each ? [each] : []),
    diagnostics: [...parsed.diagnostics, ...checked.flatMap((each) => 'id' in each ? [] : each.wrong)],
  };
}

/** Writes what a reviewer fills in to approve the permissions that are added. */
export function writeApprovals(added: readonly ReportedChange[]): string {
  return dump({
    apiVersion: 'argo-rbac/v1',
    kind: 'AccessApprovals',
    approved: added.map((change) => ({ id: change.id, subject: change.subject, where: whereText(change.where), permission: permissionText(change), reason: '', expires: '' })),
  }, { lineWidth: -1 });
}

function checkEntry(entry: unknown, place: Place): Approval | { readonly wrong: readonly Diagnostic[] } {
  const { id, reason, expires } = membersOf(entry);
  const day = expires instanceof Date ? expires.toISOString().slice(0, 10) : expires;
  const report = (message: string, fix: string) => diagnostic('access/invalid-approval', place, `The approval ${message}`, fix);
  const wrong = [
    ...typeof id === 'string' && ID.test(id) ? [] : [report('has no valid id.', 'Copy the entry from --write-approval.')],
    ...typeof reason === 'string' && reason.trim() !== '' ? [] : [report('has no reason.', 'Say why the access is accepted.')],
    ...typeof day === 'string' && DAY.test(day) && !Number.isNaN(Date.parse(day)) ? [] : [report('has no valid expiry.', 'Write the last day as YYYY-MM-DD.')],
  ];
  return wrong.length > 0 ? { wrong } : { id: String(id), reason: String(reason), expires: String(day) };
}
