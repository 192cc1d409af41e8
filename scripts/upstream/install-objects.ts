import { readFileSync } from 'fs';
import { join } from 'path';

/** The folders below `manifests` that install Argo Workflows in the three ways that upstream shows. */
export const UPSTREAM_INSTALLS = ['namespace-install', 'cluster-install', 'quick-start/minimal'] as const;

/** An object of upstream's manifests, as far as a kustomization changes it. */
export interface UpstreamObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
  readonly spec?: object;
  readonly data?: object;
  readonly roleRef?: object;
  readonly subjects?: readonly object[];
}

/** The objects that an install makes at a tag. */
export interface InstallObjects {
  readonly release: string;
  readonly install: typeof UPSTREAM_INSTALLS[number];
  readonly objects: readonly UpstreamObject[];
}

/** Where they are kept; `scripts/upstream-objects.ts` writes the file. */
export const INSTALL_OBJECTS = join(__dirname, 'install-objects.json');

/** Reads the objects of every install at every tag that is kept. */
export function readInstallObjects(): readonly InstallObjects[] {
  return JSON.parse(readFileSync(INSTALL_OBJECTS, 'utf8')) as readonly InstallObjects[];
}
