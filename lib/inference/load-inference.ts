/** Loads what infers access when it is first asked for: the parser and the catalogue are more than the rest of the package. */
export function loadInference(): typeof import('./infer-access') {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require('./infer-access') as typeof import('./infer-access');
}
