import { CreatedAccess } from './created-access';
import { ArgoVersion } from '../../../argo/argo-version';
import { InstallAccess } from '../../../argo/install/install-access';

/** An install that is created. */
export interface CreatedInstall extends CreatedAccess {
  readonly access: InstallAccess;
  readonly version: ArgoVersion;

  /** The base that Kustomize changes: a folder or URL, where one is given. */
  readonly base?: string;
  readonly outputDir?: string;
}

/** The written install: a text for standard output, or files by their paths in a folder, with the steps left to the user. */
export type WrittenInstall =
  | { readonly text: string }
  | { readonly files: Readonly<Record<string, string>>; readonly notes: readonly string[] };
