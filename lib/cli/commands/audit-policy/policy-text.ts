import { enumerate, visible } from '../../../diagnostics/printable-text';
import { API_VERSION } from '../../../manifests/api-version';
import { AUDIT_PLATFORMS, AuditPlatform } from '../../../tailoring/audit-platforms';
import { AuditedAccounts, auditPolicy, BODIES } from '../../../tailoring/audit-policy';
import { comment, objectYaml } from '../../report/role-yaml';

/** The meaning and use of the policy. */
const HEAD = [
  'Start each API server with --audit-policy-file FILE and --audit-log-path LOG; --audit-log-maxsize, --audit-log-maxbackup and',
  '--audit-log-maxage limit the log. A policy is read at the start.',
  `Bodies are recorded only to show ${enumerate(BODIES.map(({ why }) => why), 'and')}. Neither they nor the level Metadata contain a Secret.`,
  'The log records impersonation only where the policy names the requesting account: name the account of argo-server, too, if users act through it.',
];

/** Writes the policy for an API server of one's own. */
export function writeYaml(audited: AuditedAccounts): string {
  return `${comment(HEAD)}${objectYaml(auditPolicy(audited))}`;
}

export function writeEks(audited: AuditedAccounts): string {
  return writePlatform('eks', audited);
}

export function writeGke(audited: AuditedAccounts): string {
  return writePlatform('gke', audited);
}

export function writeAks(audited: AuditedAccounts): string {
  return writePlatform('aks', audited);
}

/** Writes all of it for programs. */
export function writeJson(audited: AuditedAccounts): string {
  const platforms = Object.fromEntries(Object.entries(AUDIT_PLATFORMS).map(([platform, guide]) => [platform, guide(audited)]));
  return `${JSON.stringify({ apiVersion: API_VERSION, policy: auditPolicy(audited), platforms }, undefined, 2)}\n`;
}

/** Writes commands of a shell, with comments. */
function writePlatform(platform: AuditPlatform, audited: AuditedAccounts): string {
  const { turnOn, read, lacks, references } = AUDIT_PLATFORMS[platform](audited);
  return [
    comment(['The policy of the service is fixed. Replace the words in capitals.', ...references.map((url) => `See ${url}`)]),
    comment(['Turn the log on:']), ...turnOn.map((line) => `${visible(line)}\n`),
    comment(['Read it, after all that the accounts do has happened:']), ...read.map((line) => `${visible(line)}\n`),
    comment(lacks),
  ].join('');
}
