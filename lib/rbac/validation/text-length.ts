/** The length of a text in UTF-8, which is what Kubernetes limits. */
export function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}

/** What is wrong with the length of a text. */
export function lengthErrors(text: string, max: number): string[] {
  return byteLength(text) <= max ? [] : [`must have at most ${max} bytes`];
}
