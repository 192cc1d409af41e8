import { execFileSync } from 'child_process';
import { existsSync } from 'fs';

/** The programs of Debian that a node takes, and what each of them is in. */
const DEBIAN_PROGRAMS: Readonly<Record<string, string>> = {
  '/usr/bin/containerd': 'containerd',
  '/usr/sbin/runc': 'runc',
  '/usr/lib/cni/bridge': 'containernetworking-plugins',
  '/usr/sbin/nft': 'nftables',
  '/bin/busybox': 'busybox-static',
};

/** The packages that are missing; those that are there already are left as they are. */
export function missingPackages(): string[] {
  return Object.entries(DEBIAN_PROGRAMS).filter(([path]) => !existsSync(path)).map(([, name]) => name);
}

/** Installs packages, as root on Debian. */
export function installPackages(names: readonly string[]): void {
  execFileSync('apt-get', ['install', '--yes', '--no-install-recommends', ...names], { stdio: ['ignore', 'ignore', 'inherit'] });
}
