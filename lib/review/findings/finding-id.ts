import { createHash } from 'crypto';
import { Finding } from './finding';
import { permissionText } from '../../resources/permission-text';

/** Identifies a finding, whatever roles, files and lines it comes from: by its check, subject, scope and permissions. */
export function findingId({ check, subject, where, grants }: Pick<Finding, 'check' | 'subject' | 'where' | 'grants'>): string {
  const permissions = grants.map((grant) => `${permissionText(grant)} in ${grant.where}`).sort();
  return createHash('sha256').update(JSON.stringify([check, subject, where, permissions])).digest('hex').slice(0, 16);
}
