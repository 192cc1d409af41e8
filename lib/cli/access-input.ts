import { readManifestInput } from './manifest-input';
import { EffectiveAccess } from '../access/effective-access';
import { readAccessObjects } from '../access/read-access-objects';
import { Diagnostic } from '../diagnostics/diagnostic';
import { diagnostic } from '../diagnostics/issue';
import { ClusterOptions, readCluster } from '../manifest-files/cluster-objects';
import { isGitPath, readGitFiles } from '../manifest-files/git-files';
import { ReadFiles } from '../manifest-files/manifest-files';
import { ManifestSource, parseManifests } from '../manifests/parse-manifests';
import { KnownDocuments } from '../manifests/yaml-text';

export interface AccessInputOptions {
  /** The namespace of objects that name none. */
  readonly namespace?: string;

  /** The Kubernetes minor whose own roles are taken, for example `1.37`. */
  readonly kubernetesVersion?: string;

  /** Reads the cluster in addition to the inputs. */
  readonly cluster?: ClusterOptions;

  /** Documents that were read before, for a second state that has much in common with a first one. */
  readonly known?: KnownDocuments;

  /** Whether an input without any object is right. */
  readonly mayBeEmpty?: boolean;
}

/** Who may do what by some inputs, and what is wrong with them: with an error among it, there is no answer. */
export interface AccessInput {
  readonly access: EffectiveAccess;
  readonly diagnostics: readonly Diagnostic[];

  /** What was read. */
  readonly sources: readonly ManifestSource[];

  /** The kinds of the cluster that can't be read. */
  readonly unreadableKinds: readonly string[];
}

/** What is wrong where a command is to read a state of access and is given none. */
export function missingInput(inputs: readonly string[], cluster: true | undefined): Diagnostic[] {
  return inputs.length > 0 || cluster === true ? []
    : [diagnostic('option/missing-option', { kind: 'option', name: '--filename' }, 'No input is given.', 'Pass --filename PATH or --cluster.')];
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
  const parsed = sources.map((source) => parseManifests(source, options.known));
  const { objects, diagnostics } = readAccessObjects(parsed.flatMap((source) => source.objects), options.namespace);
  const found = [...read.flatMap((files) => files.diagnostics), ...parsed.flatMap((source) => source.diagnostics), ...diagnostics];
  const isEmpty = objects.roles.length + objects.bindings.length + objects.others.length === 0;
  const empty = diagnostic('access/no-object', { kind: 'file', file: inputs.join(', ') }, 'The input holds no role, binding or other Kubernetes object.', 'Check the path.');
  return {
    access: new EffectiveAccess(objects, { kubernetesVersion: options.kubernetesVersion }),
    diagnostics: isEmpty && options.mayBeEmpty !== true && found.length === 0 ? [empty] : found,
    sources,
    unreadableKinds: cluster.flatMap(({ unreadableKinds }) => unreadableKinds),
  };
}
