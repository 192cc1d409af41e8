import { CONTROLLER_CORE_NEEDS } from './controller-core-needs';
import { CONTROLLER_LIFECYCLE_NEEDS } from './controller-lifecycle-needs';
import { CONTROLLER_WORKLOAD_NEEDS } from './controller-workload-needs';
import { InstallTrigger } from './install-trigger';
import { Need } from './need';
import { SERVER_NEEDS } from './server-needs';

/** Everything that an install of Argo Workflows needs for itself, in any configuration. */
export const INSTALL_NEEDS: readonly Need<InstallTrigger>[] = [
  ...CONTROLLER_CORE_NEEDS,
  ...CONTROLLER_LIFECYCLE_NEEDS,
  ...CONTROLLER_WORKLOAD_NEEDS,
  ...SERVER_NEEDS,
];
