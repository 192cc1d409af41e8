import { existsSync } from 'fs';
import { join } from 'path';
import { build, goIsInstalled, GoProgram, pinnedVersion } from '../go-build';

/** The programs of a cluster of our own, as paths. */
export interface ServerPrograms {
  readonly etcd: string;
  readonly kubeApiserver: string;
  readonly kubectl: string;
}

/** The programs of a node, beside the container runtime. */
export interface NodePrograms {
  readonly kubelet: string;
  readonly kubeControllerManager: string;
  readonly kubeScheduler: string;
  readonly kubeProxy: string;
}

/** The programs that a folder holds by their usual names, the way envtest lays them out. */
export function programsIn(folder: string): ServerPrograms {
  const programs = { etcd: join(folder, 'etcd'), kubeApiserver: join(folder, 'kube-apiserver'), kubectl: join(folder, 'kubectl') };
  const missing = Object.values(programs).filter((path) => !existsSync(path));
  if (missing.length > 0) {
    throw new Error(`KUBEBUILDER_ASSETS is ${folder}, which lacks ${missing.join(', ')}`);
  }
  return programs;
}

/** Builds the programs where they are not built yet; undefined without Go. */
export function buildPrograms(): ServerPrograms | undefined {
  if (!goIsInstalled()) {
    return undefined;
  }
  return {
    etcd: build({ name: 'etcd', module: 'etcd', package: 'go.etcd.io/etcd/server/v3', flags: ['-ldflags=-s -w'] }),
    kubeApiserver: build(kubernetesProgram('kube-apiserver')),
    kubectl: build(kubernetesProgram('kubectl')),
  };
}

/** Builds the programs of a node where they are not built yet; Go has to be there. */
export function buildNodePrograms(): NodePrograms {
  return {
    kubelet: build(kubernetesProgram('kubelet', 'kubernetes-node')),
    kubeControllerManager: build(kubernetesProgram('kube-controller-manager', 'kubernetes-node')),
    kubeScheduler: build(kubernetesProgram('kube-scheduler', 'kubernetes-node')),
    kubeProxy: build(kubernetesProgram('kube-proxy', 'kubernetes-node')),
  };
}

/** Kubernetes' programs do not know their version unless the linker tells them. */
function kubernetesProgram(name: string, module: GoProgram['module'] = 'kubernetes'): GoProgram {
  const version = pinnedVersion(module, 'k8s.io/kubernetes');
  const [major, minor] = version.slice(1).split('.');
  const settings = { gitVersion: version, gitMajor: major, gitMinor: minor };
  const ldflags = Object.entries(settings).map(([key, value]) => `-X k8s.io/component-base/version.${key}=${value}`);
  return { name, module, package: `k8s.io/kubernetes/cmd/${name}`, flags: [`-ldflags=-s -w ${ldflags.join(' ')}`] };
}
