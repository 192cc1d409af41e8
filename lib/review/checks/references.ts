import { Reference } from './check';

const KUBERNETES = 'https://kubernetes.io/docs';
const ARGO = 'https://argo-workflows.readthedocs.io/en/latest';

/** A recommendation of the CIS Kubernetes Benchmark, for example `5.1.2`. */
export function cis(section: string): Reference {
  return { title: `CIS Kubernetes Benchmark ${section}`, url: 'https://www.cisecurity.org/benchmark/kubernetes' };
}

/** A section of the good practices of Kubernetes. */
export function goodPractice(title: string, anchor: string): Reference {
  return { title: `RBAC Good Practices: ${title}`, url: `${KUBERNETES}/concepts/security/rbac-good-practices/#${anchor}` };
}

/** A page of Kubernetes' documentation. */
export function kubernetes(title: string, path: string): Reference {
  return { title, url: `${KUBERNETES}/${path}` };
}

/** A page of Argo Workflows' documentation. */
export function argo(title: string, path: string): Reference {
  return { title, url: `${ARGO}/${path}` };
}
