/** An image whose containers call Kubernetes, whatever their command: a hint, never a proof. */
export interface ApiClientImage {
  /** The calling program: it completes "The container seems to call Kubernetes by". */
  readonly client: string;
  /** The repository of the image, after its registry and before its tag. */
  readonly pattern: RegExp;
  /** Where it is seen that it calls, where the name doesn't say so. */
  readonly source?: string;
}

/** Matches a repository by its last parts, with any registry before and a tag or digest behind. */
function repository(text: string): RegExp {
  return new RegExp(`(?:^|/)(?:${text})(?::|@|$)`);
}

/** The images that are known to call Kubernetes. */
export const API_CLIENT_IMAGES: readonly ApiClientImage[] = [
  { client: 'kubectl', pattern: /(?:^|[/-])(?:kubectl|hyperkube|k8s-tools|alpine-k8s)(?::|@|$|-)|(?:^|\/)alpine\/k8s(?::|@|$)/ },
  { client: 'the argo command', pattern: repository('argocli|argo-cli') },
  { client: 'helm', pattern: repository('alpine/helm|helm') },
  { client: 'oc', pattern: repository('(?:openshift/)?origin-cli|openshift/cli') },
  {
    client: 'the driver of Kubeflow Pipelines',
    pattern: repository('kfp-driver'),
    source: 'https://github.com/kubeflow/pipelines/blob/2.14.0/backend/src/v2/driver/driver.go',
  },
  {
    client: 'the launcher of Kubeflow Pipelines',
    pattern: repository('kfp-launcher'),
    source: 'https://github.com/kubeflow/pipelines/blob/2.14.0/backend/src/v2/component/launcher_v2.go',
  },
  {
    client: 'the tools of Litmus',
    pattern: repository('litmuschaos/(?:k8s|litmus-checker|go-runner|chaos-runner|ansible-runner)'),
    source: 'https://github.com/litmuschaos/chaos-charts',
  },
];
