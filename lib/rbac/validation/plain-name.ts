/** What a DNS label is, length and all. */
const PLAIN_NAME = /^[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?$/;

/** Whether the name is sound for objects of every kind, for namespaces too; most are, and need no second look. */
export function isPlainName(name: unknown): name is string {
  return typeof name === 'string' && PLAIN_NAME.test(name);
}
