import { loadAll } from 'js-yaml';
import { isObject } from '../../lib/rbac/validation/plain-data';

/** The facts of a CustomResourceDefinition about its kind. */
export interface DefinedKind {
  readonly apiGroup: string;
  readonly kind: string;
  readonly plural: string;
  readonly singular: string;
  readonly shortNames: readonly string[];
  readonly scope: 'Namespaced' | 'Cluster';
  /** Those that are served, the stored one first. */
  readonly versions: readonly string[];
  /** Those of any served version. */
  readonly subresources: readonly string[];
}

interface Version {
  readonly name: string;
  readonly served: boolean;
  readonly storage: boolean;
  readonly subresources?: Readonly<Record<string, unknown>>;
}

interface Definition {
  readonly kind: 'CustomResourceDefinition';
  readonly spec: {
    readonly group: string;
    readonly scope: 'Namespaced' | 'Cluster';
    readonly names: { readonly kind: string; readonly plural: string; readonly singular?: string; readonly shortNames?: readonly string[] };
    readonly versions: readonly Version[];
    /** Of all versions, in definitions of the form v1beta1. */
    readonly subresources?: Readonly<Record<string, unknown>>;
  };
}

/** Reads the definitions of a file: YAML, JSON, or Go source whose raw texts are YAML. */
export function readDefinitions(file: string, text: string): DefinedKind[] {
  const texts = file.endsWith('.go') ? [...text.matchAll(/`(apiVersion: apiextensions[^`]*)`/g)].map(([, raw]) => raw) : [text];
  return texts.filter((each) => each.includes('CustomResourceDefinition')).flatMap((each) => loadAll(each)).filter(isDefinition).map(({ spec }): DefinedKind => {
    const { names: { kind, plural, singular = kind.toLowerCase(), shortNames = [] }, group, scope } = spec;
    const served = spec.versions.filter((version) => version.served).sort((a, b) => Number(b.storage) - Number(a.storage));
    const subresources = [spec, ...served].flatMap((each) => Object.keys(each.subresources ?? {}));
    return {
      apiGroup: group,
      kind,
      plural,
      singular,
      shortNames,
      scope,
      versions: served.map(({ name }) => name),
      subresources: [...new Set(subresources)].sort(),
    };
  });
}

/** Patches of definitions are called so, too, and have no names. */
function isDefinition(value: unknown): value is Definition {
  return isObject(value) && value.kind === 'CustomResourceDefinition' && isObject(value.spec) && isObject(value.spec.names) && 'plural' in value.spec.names;
}
