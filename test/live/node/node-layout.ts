import { join } from 'path';
import { AUDIT_LOG } from '../lab-run';

/** The name of the node. */
export const NODE_NAME = 'lab';

/** The address in the files of workflows. */
export const USUAL_ADDRESS = '10.200.0.1';

/**
 * The address of the node; whoever is in its network namespace, and every pod, reaches it. Where the cluster isn't ours it is one of this
 * machine that pods reach, which `LAB_ADDRESS` gives.
 */
export const NODE_ADDRESS = process.env.LAB_ADDRESS ?? USUAL_ADDRESS;

export const API_SERVER_PORT = 6443;

/** The addresses of pods and of services. */
export const POD_RANGE = '10.244.0.0/16';
export const SERVICE_RANGE = '10.96.0.0/16';

/** The images of this lab have no registry: kubelet never pulls one. */
export const PAUSE_IMAGE = 'registry.k8s.io/pause:lab';

/** Where what runs on the node keeps its things, all in the folder of the run. */
export interface NodeLayout {
  readonly folder: string;
  readonly containerdConfiguration: string;
  readonly containerdSocket: string;
  readonly kubeletConfiguration: string;
  readonly kubeProxyConfiguration: string;
  readonly auditPolicy: string;
  readonly auditLog: string;
  readonly networkConfigurations: string;

  /** The folder of the node in each hierarchy of control groups, from its root. */
  readonly controlGroup: string;
}

/** Lays out a node in a folder. */
export function layoutNode(folder: string, controlGroup: string): NodeLayout {
  const path = (name: string) => join(folder, name);
  return {
    folder,
    containerdConfiguration: path('containerd.toml'),
    containerdSocket: path('containerd.sock'),
    kubeletConfiguration: path('kubelet.yaml'),
    kubeProxyConfiguration: path('kube-proxy.yaml'),
    auditPolicy: path('audit-policy.yaml'),
    auditLog: path(AUDIT_LOG),
    networkConfigurations: path('cni'),
    controlGroup,
  };
}

/** The kubeconfig of a component of the node. */
export function kubeconfigPath({ folder }: NodeLayout, component: string): string {
  return join(folder, `${component}.kubeconfig`);
}
