import { mkdirSync, writeFileSync } from 'fs';
import { join } from 'path';
import { NODE_ADDRESS, NodeLayout, PAUSE_IMAGE, POD_RANGE, kubeconfigPath } from './node-layout';

/** Writes what the programs of the node read when they start. JSON is YAML too. */
export function writeNodeConfiguration(layout: NodeLayout): void {
  mkdirSync(layout.networkConfigurations, { recursive: true });
  writeFileSync(layout.containerdConfiguration, containerd(layout));
  for (const [file, content] of [
    [layout.kubeletConfiguration, kubelet(layout)],
    [layout.kubeProxyConfiguration, kubeProxy(layout)],
    [layout.auditPolicy, AUDIT_POLICY],
    [join(layout.networkConfigurations, 'lab.conflist'), network(layout)],
  ] as const) {
    writeFileSync(file, JSON.stringify(content, undefined, 2));
  }
  writeFileSync(join(layout.folder, 'resolv.conf'), '');
}

/**
 * What the accounts of pods ask for, without what they send: the address and the answer are enough. Of reviews of one's own access it is
 * what is asked that counts.
 */
const AUDIT_POLICY = {
  apiVersion: 'audit.k8s.io/v1',
  kind: 'Policy',
  omitStages: ['RequestReceived'],
  rules: [
    { level: 'None', userGroups: ['system:serviceaccounts:kube-system'] }, // controllers of Kubernetes
    { level: 'Request', userGroups: ['system:serviceaccounts'], resources: [{ group: 'authorization.k8s.io', resources: ['selfsubjectaccessreviews'] }] },
    { level: 'Metadata', userGroups: ['system:serviceaccounts'] },
    { level: 'None' },
  ],
};

function containerd({ folder, containerdSocket, networkConfigurations }: NodeLayout): string {
  return `version = 2
root = "${join(folder, 'containerd')}"
state = "${join(folder, 'containerd-state')}"
disabled_plugins = ["io.containerd.internal.v1.opt"]
[grpc]
  address = "${containerdSocket}"
[plugins."io.containerd.grpc.v1.cri"]
  sandbox_image = "${PAUSE_IMAGE}"
  restrict_oom_score_adj = true # lowering it takes a capability that containers of ours may lack
  [plugins."io.containerd.grpc.v1.cri".cni]
    bin_dir = "/usr/lib/cni"
    conf_dir = "${networkConfigurations}"
  [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc]
    runtime_type = "io.containerd.runc.v2"
    [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc.options]
      SystemdCgroup = false
`;
}

function kubelet(layout: NodeLayout): object {
  return {
    apiVersion: 'kubelet.config.k8s.io/v1beta1',
    kind: 'KubeletConfiguration',
    address: NODE_ADDRESS,
    // Only the pods and this run reach it: its network is the run's own.
    authentication: { anonymous: { enabled: true }, webhook: { enabled: false } },
    authorization: { mode: 'AlwaysAllow' },
    cgroupDriver: 'cgroupfs',
    cgroupRoot: layout.controlGroup,
    failCgroupV1: false,
    failSwapOn: false,
    containerRuntimeEndpoint: `unix://${layout.containerdSocket}`,
    // An image that is removed can't be pulled again.
    evictionHard: { 'nodefs.available': '0%', 'nodefs.inodesFree': '0%', 'imagefs.available': '0%', 'imagefs.inodesFree': '0%', 'memory.available': '50Mi' },
    imageGCHighThresholdPercent: 100,
    imageGCLowThresholdPercent: 99,
    featureGates: { KubeletInUserNamespace: true },
    maxPods: 250,
    oomScoreAdj: 0,
    podLogsDir: join(layout.folder, 'pod-logs'),
    registerNode: true,
    resolvConf: join(layout.folder, 'resolv.conf'),
    // Pods and their results come and go within seconds.
    nodeStatusUpdateFrequency: '5s',
    syncFrequency: '10s',
    kubeAPIQPS: 200,
    kubeAPIBurst: 400,
    serializeImagePulls: false,
  };
}

function kubeProxy(layout: NodeLayout): object {
  return {
    apiVersion: 'kubeproxy.config.k8s.io/v1alpha1',
    kind: 'KubeProxyConfiguration',
    bindAddress: NODE_ADDRESS,
    healthzBindAddress: '',
    metricsBindAddress: '',
    clientConnection: { kubeconfig: kubeconfigPath(layout, 'kube-proxy') },
    clusterCIDR: POD_RANGE,
    conntrack: { maxPerCore: 0, min: 0, tcpCloseWaitTimeout: '0s', tcpEstablishedTimeout: '0s' },
    mode: 'nftables',
  };
}

function network({ folder }: NodeLayout): object {
  return {
    cniVersion: '1.0.0',
    name: 'lab',
    plugins: [{
      type: 'bridge',
      bridge: 'pods',
      isGateway: true,
      hairpinMode: true,
      ipam: { type: 'host-local', ranges: [[{ subnet: POD_RANGE }]], routes: [{ dst: '0.0.0.0/0' }], dataDir: join(folder, 'cni-addresses') },
    }],
  };
}
