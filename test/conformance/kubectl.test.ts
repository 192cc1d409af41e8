import { describeOutcomes } from './describe-outcomes';
import { KUBECTL_VERSIONS } from '../../lib/argo/kubectl/embedded-kubectl';

// A sample of what kubectl itself has done. `npm run test:properties` has all of the newest version, and `npm run test:kubectl` runs it again.
for (const version of KUBECTL_VERSIONS) {
  describeOutcomes(version, 7);
}
