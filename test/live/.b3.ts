import { argoPrograms } from '/work/wt/live/test/live/argo/argo-programs';
import { releaseOf } from '/work/wt/live/test/live/argo/argo-release';
argoPrograms(releaseOf(process.argv[2]));
