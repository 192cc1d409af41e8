import { readManifestInput } from './manifest-input';
import { OptionPlaces, placeOfOption } from './option-places';
import { validateMinor } from '../access/bootstrap/bootstrap-roles';
import { EffectiveAccess } from '../access/effective-access';
import { readAccessObjects } from '../access/read-access-objects';
import { Diagnostic } from '../diagnostics/diagnostic';
import { diagnostic, placed } from '../diagnostics/issue';
import { givenNamespaceDiagnostics } from '../inference/plan/given-names';
import { withRenderHint } from '../inference/unrendered-sources';
import { ClusterOptions, readCluster } from '../manifest-files/cluster-objects';
import { isGitPath, readGitFiles } from '../manifest-files/git-files';
import { ReadFiles } from '../manifest-files/manifest-files';
import { ManifestSource, ParsedSource, parseManifests } from '../manifests/parse-manifests';
import { KnownDocuments } from '../manifests/yaml-text';
import { membersOf } from '../rbac/validation/plain-data';

export interface AccessInputOptions {
  /** The namespace of objects that name none. */
  readonly namespace?: string;

  /** The Kubernetes minor whose own roles are taken, for example `1.37`. */
  readonly kubernetesVersion?: string;

  /** Reads the cluster in addition to the inputs. */
  readonly cluster?: ClusterOptions;

  /** Documents that were read before, for a second state that has much in common with a first one. */
  readonly known?: KnownDocuments;

  /** The first state, for a second one. */
  readonly earlier?: EffectiveAccess;

  /** Whether an input without any object is right. */
  readonly mayBeEmpty?: boolean;
}

/** The access that some inputs define, and their diagnostics. With an error among these, there isn't an answer. */
export interface AccessInput {
  readonly access: EffectiveAccess;
  readonly diagnostics: readonly Diagnostic[];

  /** The sources that were read. */
  readonly sources: readonly ManifestSource[];

  /** The kinds of the cluster that can't be read. */
  readonly unreadableKinds: readonly string[];
}

/** Returns the diagnostics of a command that reads a state of access and is given none. */
export function missingInput(inputs: readonly string[], cluster: true | undefined): Diagnostic[] {
  return inputs.length > 0 || cluster === true ? []
    : [diagnostic('option/missing-option', { kind: 'option', name: '--filename' }, 'No input is given.', 'Pass --filename PATH or --cluster.')];
}

/** Rejects names that no namespace can have, and what isn't a minor of Kubernetes: no object matches them, so the answer would be that nothing is granted. */
export function wrongOptions(
  { namespace, kubernetesVersion }: Pick<AccessInputOptions, 'namespace' | 'kubernetesVersion'>, places?: OptionPlaces,
): Diagnostic[] {
  return [
    ...givenNamespaceDiagnostics(namespace, '--namespace', placeOfOption('--namespace', places)),
    ...validateMinor(kubernetesVersion, 'option/invalid-value', '').map((issue) => placed(issue, { kind: 'option', name: '--kubernetes-version' })),
  ];
}

const RENDER = 'Render it first, as with helm template CHART > rendered.yaml, and name that file.';

/** Without roles the answer is that nothing is granted, which a wrong path must not mean in silence. */
function withoutRoles(inputs: readonly string[]): Diagnostic {
  return diagnostic('access/no-role', { kind: 'file', file: inputs.join(', ') }, 'The input holds no role and no binding, so nothing in it grants access.',
    'Check the path if it should.');
}

/** An audit log holds objects of Kubernetes, too, and none of them grants anything. */
function withoutAuditEvents({ file }: ManifestSource, parsed: ParsedSource): ParsedSource {
  const isAuditLog = parsed.objects.some((object) => String(membersOf(object.value).apiVersion).startsWith('audit.k8s.io/'));
  return isAuditLog ? {
    objects: [],
    diagnostics: [diagnostic('access/audit-log', { kind: 'file', file }, 'The file is an audit log, and the command expects manifests.',
      'Name files with roles. The command argo-rbac tailor reads audit logs.')],
  } : parsed;
}

/**
 * Reads a state of access from files, folders, revisions (`git:REV:PATH`), the standard input (`-`) or a cluster.
 *
 * @param input The standard input.
 */
export async function readAccessInput(
  inputs: readonly string[], options: AccessInputOptions, input: AsyncIterable<Uint8Array>,
): Promise<AccessInput> {
  const cluster = options.cluster === undefined ? [] : [readCluster(options.cluster)];
  const read: ReadFiles[] = [
    await readManifestInput(inputs.filter((path) => !isGitPath(path)), input),
    ...inputs.filter(isGitPath).map(readGitFiles),
    ...cluster,
  ];
  const sources = read.flatMap((files) => files.sources);
  const parsed = sources.map((source) => withoutAuditEvents(source, withRenderHint(source, parseManifests(source, options.known), RENDER)));
  const { objects, diagnostics } = readAccessObjects(parsed.flatMap((source) => source.objects), options.namespace, options.earlier?.objects);
  const found = [...read.flatMap((files) => files.diagnostics), ...parsed.flatMap((source) => source.diagnostics), ...diagnostics];
  const withRoles = objects.roles.length + objects.bindings.length;
  const isEmpty = withRoles + objects.others.length === 0;
  const empty = diagnostic('access/no-object', { kind: 'file', file: inputs.join(', ') }, 'The input holds no role, binding or other Kubernetes object.', 'Check the path.');
  return {
    access: new EffectiveAccess(objects, { kubernetesVersion: options.kubernetesVersion }),
    diagnostics: isEmpty && options.mayBeEmpty !== true && found.length === 0 ? [empty]
      : [...found, ...!isEmpty && withRoles === 0 ? [withoutRoles(inputs)] : []],
    sources,
    unreadableKinds: cluster.flatMap(({ unreadableKinds }) => unreadableKinds),
  };
}
