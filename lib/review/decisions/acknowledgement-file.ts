import { Acknowledgement } from './acknowledgement';
import { Decision, EntryFault, readDecisions, ReadDecisions } from './decision-file';
import { API_VERSION } from '../../manifests/api-version';
import { entriesOf, isAbsent, isTextList, PlainObject } from '../../rbac/validation/plain-data';
import { permissionText } from '../../resources/permission-text';
import { findCheck } from '../checks/check-table';
import { SEVERITIES, Severity } from '../checks/severity';
import { Finding } from '../findings/finding';

/** An entry of an acknowledgement file, as it is written. */
export interface AcknowledgementEntry {
  readonly check: string;
  readonly subject: string;
  readonly where?: string;
  readonly permissions?: readonly string[];
  readonly severity?: string;
  readonly reason: string;
  readonly expires?: string;
}

/** An acknowledgement file. */
export interface AcknowledgementDocument {
  readonly apiVersion: typeof API_VERSION;
  readonly kind: 'ReviewAcknowledgements';
  readonly acknowledged: readonly AcknowledgementEntry[];
}

/** Reads a file that lists what is acknowledged. */
export function readAcknowledgements(file: string): ReadDecisions<Acknowledgement> {
  return readDecisions(file, { list: 'acknowledged', noun: 'acknowledgement', code: 'review/invalid-acknowledgement', needsExpiry: false, read: readEntry });
}

/** The document in which a reviewer fills in why findings are accepted. */
export function acknowledgementsToFill(findings: readonly Finding[]): AcknowledgementDocument {
  return {
    apiVersion: API_VERSION,
    kind: 'ReviewAcknowledgements',
    acknowledged: findings.map(({ check, subject, where, grants, severity }) => ({
      check, subject, where, permissions: [...new Set(grants.map(permissionText))], severity, reason: '', expires: '',
    })),
  };
}

function readEntry(entry: PlainObject, decision: Decision): Acknowledgement | readonly EntryFault[] {
  const { check, subject, where, permissions, severity } = entry;
  const known = typeof check === 'string' ? findCheck(check) : undefined;
  const wrong: EntryFault[] = [
    ...known !== undefined ? [] : [{ message: 'names no check.', fix: 'Use an id of review --list-checks.' }],
    ...known?.acknowledgeable === false ? [{ message: `is of ${known.id}, which can't be acknowledged.`, fix: 'Fix what is found, and remove the entry.' }] : [],
    ...typeof subject === 'string' && subject !== '' ? [] : [{ message: 'has no subject.', fix: 'Name a subject, a role or a binding, as review prints it.' }],
    ...isAbsent(where) || typeof where === 'string' ? [] : [{ message: 'has a "where" that isn\'t a text.', fix: 'Write the namespace, or cluster.' }],
    ...isTextList(permissions) ? [] : [{ message: 'has permissions that aren\'t a list of texts.', fix: 'Copy them from --write-acknowledgements.' }],
    ...isAbsent(severity) || isSeverity(severity) ? [] : [{ message: 'has no valid severity.', fix: `Use one of ${SEVERITIES.join(', ')}.` }],
  ];
  if (known === undefined || wrong.length > 0) {
    return wrong;
  }
  return {
    ...decision,
    check: known.id,
    subjects: [String(subject)],
    ...isAbsent(where) ? {} : { where: String(where) },
    ...isAbsent(permissions) ? {} : { permissions: entriesOf(permissions).map(String) },
    ...isSeverity(severity) ? { severity } : {},
  };
}

function isSeverity(value: unknown): value is Severity {
  return SEVERITIES.some((each) => each === value);
}
