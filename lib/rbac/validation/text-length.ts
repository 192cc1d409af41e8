const encoder = new TextEncoder();

/** No character of a JavaScript text takes more in UTF-8. */
const MOST_BYTES = 3;

/** The length of a text in UTF-8, which is what Kubernetes limits. */
export function byteLength(text: string): number {
  return encoder.encode(text).length;
}

/** What is wrong with the length of a text. */
export function lengthErrors(text: string, max: number): string[] {
  return text.length * MOST_BYTES <= max || byteLength(text) <= max ? [] : [`must have at most ${max} bytes`];
}
