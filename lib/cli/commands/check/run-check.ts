import { CHECK_FORMATS } from './check-formats';
import { CheckOptions, readCheckVersion, usageDiagnostics } from './check-options';
import { writeFixedRoles } from './fixed-roles';
import { needsOfClient, needsOfInstall, needsOfWorkflows, NOTHING, wrongWithoutVersion } from './given-needs';
import { identityText, OtherObject } from '../../../access/access-object';
import { EffectiveAccess } from '../../../access/effective-access';
import { readAccessObjects } from '../../../access/read-access-objects';
import { subjectText } from '../../../access/subject';
import { INSTALL_NAMESPACE } from '../../../argo/argo-names';
import { FeatureId } from '../../../argo/features/feature-table';
import { checkAccount } from '../../../check/account-check';
import { OtherChoice } from '../../../check/account-needs';
import { reportChecks, versionText } from '../../../check/check-report';
import { withUnboundRoles } from '../../../check/unbound-roles';
import { hasUnused, reportUsage } from '../../../check/usage-report';
import { Diagnostic } from '../../../diagnostics/diagnostic';
import { formatDiagnostic } from '../../../diagnostics/format-diagnostic';
import { readManifestFiles } from '../../../manifest-files/manifest-files';
import { ManifestSource, parseManifests } from '../../../manifests/parse-manifests';
import { grantUsage } from '../../../tailoring/grant-usage';
import { readAccessInput, wrongOptions } from '../../access-input';
import { readApiResourcesInput } from '../../api-resources-input';
import { readAuditLogInput } from '../../audit-log-input';
import { featureOption } from '../../feature-names';
import { readAccounts } from '../../given-accounts';
import { readInstall } from '../../given-install';
import { readOperations } from '../../given-operations';
import { ExitCode, Terminal } from '../../terminal';

/** Runs `argo-rbac check`. */
export async function runCheck([roles]: readonly [string[]], options: CheckOptions, terminal: Terminal): Promise<ExitCode> {
  const usage = usageDiagnostics(roles, options);
  const input = await readAccessInput(roles, {
    namespace: options.namespace, cluster: options.cluster && { context: options.context }, mayBeEmpty: roles.length === 0,
  }, terminal.input);
  const { objects, unbound } = withUnboundRoles(input.access.objects, options.namespace ?? INSTALL_NAMESPACE);
  const access = new EffectiveAccess(objects);
  const accounts = readAccounts(options.account ?? [], options.places);
  const version = readCheckVersion(options);
  const given = version.version === undefined ? [wrongWithoutVersion(options, accounts.accounts)] : [
    options.install === true ? needsOfInstall(access, options, version.version, accounts.accounts) : NOTHING,
    options.client === undefined ? NOTHING : needsOfClient(options, version.version, accounts.accounts),
  ];
  const apiResources = await readApiResourcesInput(options.apiResources, roles, terminal.input);
  const files = options.workflows === undefined ? undefined : readManifestFiles(options.workflows);
  const workflows = files === undefined ? NOTHING : needsOfWorkflows(files, options, version.version, apiResources.text, options.fix === true ? undefined : access);
  const all = [...given, workflows];
  const log = options.auditLog === undefined ? undefined : await readAuditLogInput(options.auditLog, terminal);
  const found = [
    ...usage, ...wrongNamespace(options), ...accounts.diagnostics, ...version.diagnostics, ...input.diagnostics, ...apiResources.diagnostics,
    ...all.flatMap(({ diagnostics }) => diagnostics), ...log?.diagnostics ?? [],
  ];
  found.forEach((each) => terminal.err(`${formatDiagnostic(each)}\n`));
  if (found.some(({ severity }) => severity === 'error')) {
    return ExitCode.WRONG;
  }
  const needs = all.flatMap((each) => each.needs);
  if (options.fix === true) {
    terminal.out(writeFixedRoles(needs));
    return ExitCode.DONE;
  }
  const used = log && grantUsage(access, log.profile, {
    others: scheduledObjects(files?.sources ?? []), accounts: new Map(all.flatMap(({ known }) => [...known])),
  });
  const judged = new Set(needs.map(({ subject }) => subjectText(subject)));
  const checks = needs.map((each) => checkAccount(access, each));
  const uses = checks.flatMap(({ otherFeatures }) => otherFeatures.flatMap((other) => other.uses)).filter(({ length }) => length === 1).flat();
  const isUsed = (id: FeatureId) => uses.some((choice) => choice.kind === 'feature' && choice.id === id);
  const report = reportChecks(checks, [
    ...all.flatMap(({ assumed }) => assumed),
    ...used?.assumed ?? [],
    ...unbound.filter(({ subject }) => judged.has(subjectText(subject))).map(({ role }) => `Nothing binds ${identityText(role)}; it is checked as if an account of its own held it.`),
  ], [
    ...all.flatMap(({ suggested }) => suggested).filter(isUsed).map(featureOption),
    ...uses.some(({ kind }) => kind === 'single sign-on') ? ['--auth-mode sso --sso-account NAME'] : [],
  ], options.failOn, choiceOption, used && hasUnused(used));
  terminal.out(CHECK_FORMATS[options.output]()(used === undefined ? report : { ...report, usage: reportUsage(used) }, terminal.columns));
  return report.gate.hit ? ExitCode.REFUSED : ExitCode.DONE;
}

/** Reports wrong values of the options that need no file to be read. */
export function validateCheck(_args: readonly [string[]], options: CheckOptions): readonly Diagnostic[] {
  const { install, client, scope = 'namespaced', namespace = INSTALL_NAMESPACE, feature = [], account = [], places } = options;
  return [
    ...wrongNamespace(options),
    ...readAccounts(account, places).diagnostics,
    ...readCheckVersion(options).diagnostics,
    ...install === true ? readInstall({ ...options, scope, namespace, feature }).diagnostics : [],
    ...client === undefined ? [] : readOperations(client, '--client', places).diagnostics,
  ];
}

/** The access of an install and of a client can't be made in a namespace of a wrong name either, which is reported there. */
function wrongNamespace({ install, client, namespace, places }: CheckOptions): Diagnostic[] {
  return install === true || client !== undefined ? [] : wrongOptions({ namespace }, places);
}

/** The objects of the workflows: they may have schedules. */
function scheduledObjects(sources: readonly ManifestSource[]): readonly OtherObject[] {
  return readAccessObjects(sources.map((source) => parseManifests(source)).flatMap(({ objects }) => objects)).objects.others;
}

/** The option that makes a choice. */
function choiceOption(choice: OtherChoice): string {
  switch (choice.kind) {
    case 'version':
      return versionText(choice);
    case 'feature':
      return featureOption(choice.id);
    case 'single sign-on':
      return '--auth-mode sso';
    case 'optional need':
      return 'an optional need that was given up';
  }
}
