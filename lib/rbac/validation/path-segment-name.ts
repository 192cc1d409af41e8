/**
 * What is wrong with a name that stands in a URL path as it is, such as that of a Role: `:` and upper case are sound.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#path-segment-names
 */
export function pathSegmentErrors(name: string): string[] {
  if (name === '.' || name === '..') {
    return ['must be neither "." nor ".."'];
  }
  return ['/', '%'].filter((text) => name.includes(text)).map((text) => `must not contain "${text}"`);
}
