import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'fs';
import { dirname, join } from 'path';
import { Creation, writeCreation, CreatedInstall } from './created-access';
import { INSTALL_FORMATS } from './install-formats';
import { installProgram } from './install-program';
import { ArgoVersion } from '../../../argo/argo-version';
import { WebhookProps } from '../../../argo/features/token-holders';
import { InstallField } from '../../../argo/install/activation';
import { InstallAccess } from '../../../argo/install/install-access';
import { accountObjects, writtenObject } from '../../../constructs/account-objects';
import { Diagnostic } from '../../../diagnostics/diagnostic';
import { diagnostic } from '../../../diagnostics/issue';
import { quote } from '../../../diagnostics/printable-text';
import { AuthModeOptions } from '../../given-auth-mode';
import { diagnosticsOf, planInstall, ReadInstall, readInstall } from '../../given-install';
import { readOperations, routeOf } from '../../given-operations';
import { readVersion } from '../../given-version';
import { GivenRoute } from '../../option-choices';
import { placeOfOption } from '../../option-places';
import { ExitCode, Terminal } from '../../terminal';

/** The options, as the parser and the configuration file give them. */
export interface CreateInstallOptions extends AuthModeOptions {
  readonly argoVersion?: string;
  readonly namespace: string;
  readonly scope?: string;
  readonly clusterRole?: true;
  readonly feature?: readonly string[];
  readonly instanceId?: string;
  readonly configMap?: string;
  readonly without?: readonly string[];
  readonly can?: readonly string[];
  readonly via?: GivenRoute;
  readonly createNamespace?: true;
  readonly webhooks?: WebhookProps;
  readonly output: keyof typeof INSTALL_FORMATS;
  readonly outputDir?: string;
  readonly base?: string;
  readonly quiet?: true;
}

/** The props of an install that are names. */
const NAME_FIELDS: readonly string[] = ['configMap', 'instanceId', 'name', 'namespace'] satisfies InstallField[];

/** Runs `argo-rbac create install`. */
export function runCreateInstall([name]: readonly [string], options: CreateInstallOptions, terminal: Terminal): ExitCode {
  const { created, diagnostics } = createInstall(name, options);
  return writeCreation({ created, diagnostics: [...diagnostics, ...folderDiagnostics(options)] }, options, terminal, (sound) => {
    const written = INSTALL_FORMATS[options.output]()(sound);
    if ('text' in written) {
      terminal.out(written.text);
    } else {
      Object.entries(written.files).forEach(([path, text]) => writeFile(join(options.outputDir ?? '', path), text, terminal));
      written.notes.forEach((note) => terminal.err(`${note}\n`));
    }
  });
}

/** Reports wrong values of the name and the options. */
export function validateCreateInstall([name]: readonly [string], options: CreateInstallOptions): readonly Diagnostic[] {
  return [...createInstall(name, options).diagnostics, ...folderDiagnostics(options)];
}

/** Creates an install, without writing it. */
function createInstall(name: string, options: CreateInstallOptions): Creation<CreatedInstall> {
  const { namespace, places, via, createNamespace, base, outputDir } = options;
  const { version, diagnostics: ofVersion } = readVersion('--argo-version', options.argoVersion, placeOfOption('--argo-version', places));
  const install = readInstall({ ...options, scope: options.scope ?? 'namespaced', feature: options.feature ?? [] });
  const client = options.can === undefined ? undefined : readOperations(options.can, '--can', places);
  const wrong = [...ofVersion, ...install.diagnostics, ...client?.diagnostics ?? []];
  if (version === undefined || wrong.length > 0) {
    return { diagnostics: [...wrong, ...nameDiagnostics(name, install, version)] };
  }
  const clientRoute = via === undefined ? undefined : routeOf(via);
  const access = planInstall(install, version, { name, client: client?.operations, clientRoute });
  const diagnostics = diagnosticsOf(install, access);
  if (diagnostics.length > 0) {
    return { diagnostics };
  }
  const { controller, server, client: ofClient } = access.accounts;
  return {
    diagnostics,
    created: {
      access,
      version,
      base,
      outputDir,
      objects: [
        ...createNamespace === true ? [writtenObject('Namespace', { name: namespace }, {})] : [],
        ...[controller, server, ofClient].flatMap(accountObjects),
      ],
      program: () => installProgram(name, install, { version, client: client?.noted, clientRoute, createNamespace }),
      notes: notesOf(access, options.output),
    },
  };
}

/** Reports wrong names, whatever else is wrong: they are the same for any version, and follow from no other option. */
function nameDiagnostics(name: string, install: ReadInstall, version = ArgoVersion.known[0]): Diagnostic[] {
  const { issues } = planInstall(install, version, { name });
  return diagnosticsOf(install, { issues: issues.filter(({ field }) => NAME_FIELDS.includes(field)) });
}

function notesOf(access: InstallAccess, output: CreateInstallOptions['output']): string[] {
  const { controllerFlags, serverFlags } = access.settings();
  const { accounts } = access.plan;
  return output === 'helm-values' || output === 'kustomize' ? [] : [
    'Argo Workflows must use these accounts and flags. -o helm-values and -o kustomize write them:',
    `  controller: account ${accounts.controller}, ${controllerFlags.join(' ')}`,
    `  server: account ${accounts.server}, ${serverFlags.join(' ')}`,
  ];
}

/** A format that writes files requires a folder, and one in which nothing is lost. */
function folderDiagnostics({ output, outputDir, base, places }: CreateInstallOptions): Diagnostic[] {
  const wrong = (name: string, message: string, fix: string) => [diagnostic('option/conflict', placeOfOption(name, places), message, fix)];
  if (output !== 'kustomize') {
    return [
      ...outputDir === undefined ? [] : wrong('--output-dir', `The format ${output} writes to standard output.`, 'Leave it out, or pass -o kustomize.'),
      ...base === undefined ? [] : wrong('--base', `The format ${output} has no use for this option.`, 'Leave it out, or pass -o kustomize.'),
    ];
  }
  if (outputDir === undefined) {
    return [diagnostic('option/missing-option', { kind: 'option', name: '--output-dir' }, 'The format kustomize writes several files.', 'Name a new folder for them.')];
  }
  return !existsSync(outputDir) || readdirSync(outputDir).length === 0 ? []
    : [diagnostic('option/invalid-value', { kind: 'option', name: '--output-dir' }, `${quote(outputDir)} isn't an empty folder.`, 'Name a new one, or empty it.')];
}

function writeFile(path: string, text: string, terminal: Terminal): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  terminal.err(`${path}\n`);
}
