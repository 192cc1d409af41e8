/** Something that is measured, in a process of its own. */
export interface BenchProgram {
  /** The arguments of Node.js that run it, with the placeholders of `FOLDERS`. */
  readonly args: readonly string[];

  /** The objects that it has to leave behind, by their names in `countObjects`; both sides of a row have to do the same work. */
  readonly writes?: ObjectCounts;

  /** The answer that it has to print on its standard output. */
  readonly answers?: { readonly workflows: number };
}

export interface ObjectCounts {
  readonly documents: number;
  readonly rules: number;
}

/** In arguments, where a program writes to; empty before each run. */
const OUTPUT = '{output}';

/** In arguments, the folder of as many manifests. */
export function manifestsFolder(count: number): string {
  return `{manifests}/${count}`;
}

/** In arguments, the folder with the access of as many roles, and of the same cluster after a change. */
export function accessFolder(roles: number, isChanged = false): string {
  return `{access}/${roles}${isChanged ? '-changed' : ''}`;
}

/** In arguments, a generated audit log of as many megabytes, compressed or not. */
export function auditLog(megabytes: number, isCompressed = false): string {
  return `{audit-log}/${megabytes}${isCompressed ? '.gz' : ''}`;
}

/** One of the programs in the folder next to this file. */
export function program(name: string, ...args: readonly string[]): BenchProgram {
  return { args: [`{programs}/${name}.js`, ...args] };
}

/** One that writes an account, a role of six rules and a binding for each tenant. */
export function tenants(of: string, count: number): BenchProgram {
  return { ...program(`tenants-of-${of}`, String(count), OUTPUT), writes: { documents: 3 * count, rules: 6 * count } };
}

/** One whose roles have three rules, two of them on objects of the tenant's own, so no two roles are alike. */
export function tenantsWithSecrets(of: string, count: number): BenchProgram {
  return { ...program(`own-secrets-of-${of}`, String(count), OUTPUT), writes: { documents: 3 * count, rules: 3 * count } };
}

/** The command that the package installs. */
export function argoRbac(...args: readonly string[]): BenchProgram {
  return { args: ['build/argo-rbac.js', ...args] };
}

/** A command that npx finds in a folder with the package of the command alone, and one that does nothing. */
export function npx(...args: readonly string[]): BenchProgram {
  return program('run-npx', '{commands}', ...args);
}
