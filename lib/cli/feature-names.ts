import { ArgoFeature } from '../argo/features/argo-feature';
import { FeatureFactory, WORKFLOW_FEATURES } from '../inference/plan/install-features';

/** The features of an install as the command takes them: `cron-workflows`, `memoization=my-cache`. */
const FEATURES: Readonly<Record<string, FeatureFactory | undefined>> = {
  ...WORKFLOW_FEATURES,
  'access-reviews': { plain: ArgoFeature.ACCESS_REVIEWS },
  'archive': { plain: ArgoFeature.ARCHIVE },
  'artifact-uploads': { plain: ArgoFeature.ARTIFACT_UPLOADS },
  'database-locks': { named: (...names) => ArgoFeature.databaseLocks(...names) },
  'event-dispatch': { plain: ArgoFeature.EVENT_DISPATCH },
  'external-agent': { plain: ArgoFeature.EXTERNAL_AGENT },
  'memoization-garbage-collection': { plain: ArgoFeature.MEMOIZATION_GARBAGE_COLLECTION },
  'namespace-parallelism': { plain: ArgoFeature.NAMESPACE_PARALLELISM },
  'owner-references-permission-enforcement': { plain: ArgoFeature.OWNER_REFERENCES_PERMISSION_ENFORCEMENT },
  'persistence': { named: (...names) => ArgoFeature.persistence(...names) },
  'synchronization-api': { named: (...names) => ArgoFeature.synchronizationApi(...names) },
  'tls-certificate': { named: (name) => ArgoFeature.tlsCertificate(name) },
  'webhooks': { named: (...serviceAccounts) => ArgoFeature.webhooks({ serviceAccounts }) },
};

/** Writes a feature, or the member that makes it, as the command takes it: `executor-plugins` for `executorPlugins(…)`. */
export function featureId(feature: ArgoFeature | string): string {
  const member = typeof feature === 'string' ? feature : feature._definition.member;
  return member.endsWith('(…)')
    ? member.slice(0, -'(…)'.length).replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
    : member.toLowerCase().replace(/_/g, '-');
}

/** Reads a feature, which is several where its names are in several namespaces; what is wrong with it is a text. */
export function parseFeature(text: string): ArgoFeature[] | string {
  const [id, list = ''] = text.split('=', 2);
  const [name = '', ...more] = list.split(',').filter((part) => part !== '');
  const { plain, named } = FEATURES[id] ?? {};
  if (plain === undefined && named === undefined) {
    return `There is no feature '${id}'. Take one of ${Object.keys(FEATURES).sort().join(', ')}.`;
  }
  if (name !== '') {
    return named === undefined ? `The feature ${id} takes no names: leave ${list} out.` : [named(name, ...more)].flat();
  }
  return plain === undefined ? `The feature ${id} needs names: write ${id}=NAME,NAME.` : [plain];
}
