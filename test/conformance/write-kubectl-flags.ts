import { writeFileSync } from 'fs';
import { join } from 'path';
import { FLAG_TABLE, writeFlagTable } from './kubectl-flag-table';
import { describeKubectl } from './kubectl-oracle';
import { KUBECTL_VERSIONS } from '../../lib/argo/kubectl/embedded-kubectl';

// Writes down the flags of the embedded versions of kubectl; what is tried out follows from them, so their outcomes come next.
writeFileSync(join(__dirname, '..', '..', FLAG_TABLE), writeFlagTable(new Map(KUBECTL_VERSIONS.map((version) => [version, describeKubectl(version)]))));
