/**
 * The resource that Argo requests when it waits for `successCondition` or `failureCondition`: the kind in an English plural, where
 * kubectl asks the API server.
 *
 * Where this is not the resource's name, the condition never holds: the request is denied, or finds nothing.
 *
 * @see https://github.com/argoproj/argo-workflows/blob/v4.1.2/workflow/executor/resource.go#L87
 */
export function polledPlural(kind: string): string {
  const [ending, replacement] = PLURALS.find(([pattern]) => pattern.test(kind)) ?? [/$/, 's'];
  return kind.replace(ending, replacement).toLowerCase();
}

/** The replacements for the last letters; the first that fits counts. */
const PLURALS: readonly (readonly [RegExp, string])[] = [
  [/(?<=[sxz])$/, 'es'],
  [/(?<=[cs]h)$/, 'es'],
  [/(?<=[bcdfghjklmnpqrstvwxz])y$/, 'ies'],
  [/fe?$/, 'ves'],
];
