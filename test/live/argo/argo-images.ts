import { ArgoPrograms } from './argo-programs';
import { ArgoRelease } from './argo-release';
import { Image } from '../node/images';

/** The image of a part of a release, by the name that upstream's manifests have. */
export function imageName(part: 'workflow-controller' | 'argocli' | 'argoexec', { tag }: ArgoRelease): string {
  return `quay.io/argoproj/${part}:${tag}`;
}

/** The artifact driver of the lab. */
export const ARTIFACT_DRIVER_IMAGE = 'example.com/artifact-driver:lab';

/** The images of a release, with the artifact driver where it has one. */
export function argoImages(release: ArgoRelease, { controller, argo, executor }: ArgoPrograms, driver: string | undefined): Image[] {
  return [
    { name: imageName('workflow-controller', release), program: controller, entrypoint: ['/bin/workflow-controller'] },
    { name: imageName('argocli', release), program: argo, entrypoint: ['/bin/argo'] },
    { name: imageName('argoexec', release), program: executor, entrypoint: ['/bin/argoexec'] },
    ...driver === undefined ? [] : [{ name: ARTIFACT_DRIVER_IMAGE, program: driver, entrypoint: ['/bin/artifact-driver'] }],
  ];
}
