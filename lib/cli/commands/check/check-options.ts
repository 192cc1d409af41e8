import { CHECK_FORMATS } from './check-formats';
import { CheckGate } from '../../../check/check-gate';
import { Diagnostic } from '../../../diagnostics/diagnostic';
import { diagnostic } from '../../../diagnostics/issue';
import { kebabCase } from '../../../diagnostics/printable-text';
import { InstallOptions } from '../../given-install';
import { GivenVersion, readVersion } from '../../given-version';
import { isTyped, placeOfOption } from '../../option-places';

/** The options, as the parser gives them. */
export interface CheckOptions extends Partial<InstallOptions> {
  readonly install?: true;
  readonly workflows?: readonly string[];
  readonly resource?: readonly string[];
  readonly apiResources?: string;
  readonly client?: readonly string[];
  readonly auditLog?: readonly string[];
  readonly argoVersion?: string;
  readonly account?: readonly string[];
  readonly failOn: CheckGate;
  readonly cluster?: true;
  readonly context?: string;
  readonly fix?: true;
  readonly output: keyof typeof CHECK_FORMATS;
}

/** Reports what the options lack, and those without effect. */
export function usageDiagnostics(roles: readonly string[], options: CheckOptions): Diagnostic[] {
  const { install, workflows, client, auditLog, cluster } = options;
  const missing = (name: string, message: string, fix: string) => diagnostic('option/missing-option', { kind: 'option', name }, message, fix);
  return [
    ...roles.length > 0 || cluster === true ? [] : [missing('ROLES', 'No roles are given.', 'Name files or folders with roles, or pass --cluster.')],
    ...install === true || workflows !== undefined || client !== undefined || auditLog !== undefined ? []
      : [missing('--install', 'Nothing says what the access is for.', 'Pass --install, --workflows PATH, --client OPERATION or --audit-log LOG.')],
    ...options.fix === true && options.output !== 'text' && isTyped('--output', options.output, options.places)
      ? [diagnostic('option/conflict', { kind: 'option', name: '--output' }, `Roles can't be written as ${options.output}.`, 'Leave it out: roles are YAML.')] : [],
    ...surplusOptions(options),
  ];
}

/** The options that describe only an install, only workflows or only a cluster, which must not be passed over in silence. */
const PARTS: Readonly<Record<string, readonly (keyof CheckOptions)[]>> = {
  '--install': ['scope', 'clusterRole', 'feature', 'authMode', 'ssoSecret', 'ssoAccount', 'lent', 'instanceId', 'configMap'],
  '--workflows': ['resource', 'apiResources'],
  '--cluster': ['context'],
};

/** The options of the command line whose part isn't checked. */
function surplusOptions(options: CheckOptions): Diagnostic[] {
  const given = { '--install': options.install, '--workflows': options.workflows, '--cluster': options.cluster };
  return Object.entries(given).filter(([, value]) => value === undefined).flatMap(([part]) => PARTS[part].flatMap((option) => {
    const name = flagOf(option);
    return isTyped(name, options[option], options.places)
      ? [diagnostic('option/conflict', { kind: 'option', name }, `Without ${part}, this has no effect.`, `Pass ${part}, or leave this out.`)] : [];
  }));
}

/** How people type an option: `--api-resources`. */
function flagOf(option: string): string {
  return `--${kebabCase(option)}`;
}

/** Workflows can be checked for every version at once; an install and a client need one. */
export function readCheckVersion({ argoVersion, install, client, places }: CheckOptions): GivenVersion {
  return argoVersion === undefined && install !== true && client === undefined ? { diagnostics: [] } : readVersion('--argo-version', argoVersion, placeOfOption('--argo-version', places));
}
