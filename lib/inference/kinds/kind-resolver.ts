import { Diagnostic } from '../../diagnostics/diagnostic';
import { Field } from '../../manifests/field';
import { Shape } from '../../manifests/shape';
import { validatePlural, validateDnsSubdomain } from '../../rbac/validation/object-names';
import { CATALOGUE } from '../../resources/catalogue/catalogue';
import { findCommonKind, findCommonType } from '../../resources/common-kinds/common-kinds';
import { ResourceScope } from '../../resources/resource-info';
import { invalidNames } from '../invalid-names';

const CRD_GROUP = 'apiextensions.k8s.io/';

const DEFINITION: Shape = {
  fields: {
    spec: {
      fields: {
        group: 'string',
        scope: 'string',
        names: { fields: { kind: 'string', plural: 'string', singular: 'string', shortNames: { list: 'string' } } },
      },
    },
  },
};

/** The resource as which the API server serves a kind of object. */
export interface ResourceKind {
  readonly apiGroup: string;
  readonly kind: string;
  readonly plural: string;
  readonly scope: ResourceScope;
  readonly singular: string;
  readonly shortNames: readonly string[];

  /** The subresources that are served with the objects, where they are known. */
  readonly subresources?: readonly string[];

  /** The verbs that the API server serves on the objects, where it said so. */
  readonly verbs?: readonly string[];

  /** The definition of the project that makes the kind, where nothing else than that says what it is served as. */
  readonly source?: string;
}

/**
 * Finds what a kind is served as: by what the user gives, in the catalogue, in the CRDs among the inputs, or else as the project that makes
 * the kind defines it.
 */
export class KindResolver {
  private readonly byKind = new Map<string, ResourceKind>();
  /** By everything that kubectl takes for a type; the first one wins, as with kubectl. */
  private readonly byType = new Map<string, ResourceKind>();

  /**
   * @param given The kinds that the user gives; they come before the catalogue.
   * @param defined The kinds that the inputs define. Kubernetes serves no definitions for its own kinds, so they come after the catalogue.
   */
  constructor(given: readonly ResourceKind[], defined: readonly ResourceKind[] = []) {
    for (const kind of [...given, ...catalogueKinds(), ...defined]) {
      this.add(kind);
    }
  }

  /** Finds the kind of a manifest. */
  public find(apiGroup: string, kind: string): ResourceKind | undefined {
    return this.byKind.get(`${apiGroup}/${kind}`) ?? findCommonKind(apiGroup, kind);
  }

  /** Finds what kubectl takes as TYPE: `pods`, `pod`, `po`, `deployments.apps`, `deployments.v1.apps`. */
  public findType(type: string): ResourceKind | undefined {
    const text = type.toLowerCase();
    const [name, version, ...group] = text.split('.');
    const withoutVersion = /^v\d/.test(version ?? '') ? [name, ...group].join('.') : text;
    return this.byType.get(text) ?? this.byType.get(withoutVersion) ?? findCommonType(withoutVersion);
  }

  private add(kind: ResourceKind): void {
    setIfAbsent(this.byKind, `${kind.apiGroup}/${kind.kind}`, kind);
    for (const name of [kind.plural, kind.singular, ...kind.shortNames]) {
      setIfAbsent(this.byType, name, kind);
      setIfAbsent(this.byType, `${name}.${kind.apiGroup}`, kind);
    }
  }
}

/** The kind that a CRD among the inputs defines, and what is wrong with the definition. */
export interface ReadDefinition {
  readonly kind?: ResourceKind;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads a CRD among the inputs; any other object gives nothing. */
export function readDefinition(object: Field): ReadDefinition {
  if (object.at('kind').text !== 'CustomResourceDefinition' || object.at('apiVersion').text?.startsWith(CRD_GROUP) !== true) {
    return { diagnostics: [] };
  }
  const spec = object.as(DEFINITION).at('spec');
  const names = spec.at('names');
  const kind = names.at('kind').text;
  const plural = names.at('plural').text;
  const apiGroup = spec.at('group').text;
  const misfits = object.as(DEFINITION).misfits();
  if (misfits.length > 0 || kind === undefined || plural === undefined || apiGroup === undefined) {
    const incomplete = object.diagnose('inference/incomplete-definition',
      'The CustomResourceDefinition lacks spec.group, spec.names.kind or spec.names.plural.', 'Complete it.');
    return { diagnostics: misfits.length > 0 ? misfits : incomplete };
  }
  // A star, for one, would grant everything.
  const invalid = [...invalidNames(names.at('plural'), validatePlural), ...invalidNames(spec.at('group'), validateDnsSubdomain)];
  return invalid.length > 0 ? { diagnostics: invalid } : {
    kind: {
      apiGroup,
      kind,
      plural,
      scope: spec.at('scope').text === 'Cluster' ? ResourceScope.CLUSTER : ResourceScope.NAMESPACED,
      singular: names.at('singular').text ?? kind.toLowerCase(),
      shortNames: names.at('shortNames').items().flatMap((item) => item.text ?? []),
    },
    diagnostics: [],
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
