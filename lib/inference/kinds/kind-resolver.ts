import { ResourceKind } from './resource-kind';
import { Field } from '../../manifests/field';
import { validateDnsLabel, validateDnsSubdomain } from '../../rbac/validation/object-names';
import { CATALOGUE } from '../../resources/catalogue/catalogue';
import { ResourceScope } from '../../resources/resource-info';

const CRD_GROUP = 'apiextensions.k8s.io/';

/** Finds what a kind is served as: where the user said so, in the catalogue, or in the CRDs among the inputs. */
export class KindResolver {
  private readonly byKind = new Map<string, ResourceKind>();
  /** By everything that kubectl takes for a type; the first one wins, as with kubectl. */
  private readonly byType = new Map<string, ResourceKind>();

  /**
   * @param said What the user said; it comes before the catalogue.
   * @param defined What the inputs define. Kubernetes serves no definition of what it serves itself, so it comes after the catalogue.
   */
  constructor(said: readonly ResourceKind[], defined: readonly ResourceKind[] = []) {
    for (const kind of [...said, ...catalogueKinds(), ...defined]) {
      this.add(kind);
    }
  }

  /** Finds the kind of a manifest. */
  public find(apiGroup: string, kind: string): ResourceKind | undefined {
    return this.byKind.get(`${apiGroup}/${kind}`);
  }

  /** Finds what kubectl takes as TYPE: `pods`, `pod`, `po`, `deployments.apps`, `deployments.v1.apps`. */
  public findType(type: string): ResourceKind | undefined {
    const text = type.toLowerCase();
    const [name, version, ...group] = text.split('.');
    return this.byType.get(text) ?? (/^v\d/.test(version ?? '') ? this.byType.get([name, ...group].join('.')) : undefined);
  }

  private add(kind: ResourceKind): void {
    setIfAbsent(this.byKind, `${kind.apiGroup}/${kind.kind}`, kind);
    for (const name of [kind.plural, kind.singular, ...kind.shortNames]) {
      setIfAbsent(this.byType, name, kind);
      setIfAbsent(this.byType, `${name}.${kind.apiGroup}`, kind);
    }
  }
}

/** Reads a CRD among the inputs. */
export function kindOfCustomResourceDefinition(root: Field): ResourceKind | undefined {
  const isDefinition = root.at('kind').text === 'CustomResourceDefinition' && root.at('apiVersion').text?.startsWith(CRD_GROUP) === true;
  const names = isDefinition ? root.at('spec', 'names') : Field.NONE;
  const kind = names.at('kind').text;
  const plural = names.at('plural').text;
  const apiGroup = root.at('spec', 'group').text;
  if (kind === undefined || plural === undefined || apiGroup === undefined) {
    if (isDefinition) {
      root.report('This definition lacks spec.group, spec.names.kind or spec.names.plural: complete it.');
    }
    return undefined;
  }
  // A star, for one, would grant everything.
  const isSound = [names.at('plural').check(validateDnsLabel), root.at('spec', 'group').check(validateDnsSubdomain)];
  if (isSound.includes(false)) {
    return undefined;
  }
  return {
    apiGroup,
    kind,
    plural,
    scope: root.at('spec', 'scope').text === 'Cluster' ? ResourceScope.CLUSTER : ResourceScope.NAMESPACED,
    singular: names.at('singular').text ?? kind.toLowerCase(),
    shortNames: names.at('shortNames').items().flatMap((item) => item.text ?? []),
  };
}

/** The core group comes first, since kubectl prefers it where several groups have a type of one name. */
function catalogueKinds(): ResourceKind[] {
  const groups = [...CATALOGUE].sort((a, b) => Number(a.apiGroup !== '') - Number(b.apiGroup !== ''));
  return groups.flatMap(({ apiGroup, rows }) => rows
    .filter(({ subresource }) => subresource === undefined)
    .map(({ kind, plural, scope, shortNames = [] }): ResourceKind => ({ apiGroup, kind, plural, scope, singular: kind.toLowerCase(), shortNames })));
}

function setIfAbsent(map: Map<string, ResourceKind>, key: string, kind: ResourceKind): void {
  if (!map.has(key)) {
    map.set(key, kind);
  }
}
