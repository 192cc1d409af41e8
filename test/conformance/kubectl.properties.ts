import { describeOutcomes } from './describe-outcomes';
import { KUBECTL_VERSIONS } from '../../lib/argo/kubectl/embedded-kubectl';

describeOutcomes(KUBECTL_VERSIONS[KUBECTL_VERSIONS.length - 1], 1);
