import { CatalogueRow } from '../../lib/resources/catalogue/catalogue-row';

/**
 * Names the class member of a resource: `configMaps`, `podsLog`.
 *
 * The plural says nothing about where its words begin; the kind does.
 */
export function memberName({ plural, subresource, kind }: CatalogueRow, kindOfPlural = kind): string {
  return camelCasePlural(plural, kindOfPlural) + (subresource === undefined ? '' : subresource[0].toUpperCase() + subresource.slice(1));
}

function camelCasePlural(plural: string, kind: string): string {
  const words = camelCase(kind);
  let shared = 0;
  while (shared < words.length && words[shared].toLowerCase() === plural[shared]) {
    shared++;
  }
  return words.slice(0, shared) + plural.slice(shared);
}

/** `CSIDriver` becomes `csiDriver`, `WorkflowArtifactGCTask` becomes `workflowArtifactGcTask`. */
function camelCase(pascalCase: string): string {
  const words = pascalCase.replace(/([A-Z])([A-Z]+)(?=[A-Z][a-z]|$)/g, (_, first: string, rest: string) => first + rest.toLowerCase());
  return words[0].toLowerCase() + words.slice(1);
}
