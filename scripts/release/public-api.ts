/** What npm says of the newest version of a package. */
export type PublishedVersion =
  | { readonly kind: 'published'; readonly version: string }
  | { readonly kind: 'nothing published' }
  | { readonly kind: 'no answer'; readonly why: string };

/**
 * Reads what `npm view PACKAGE version --json` prints.
 *
 * @param stdout the version, or an error of the registry or of the way to it
 */
export function publishedVersion(stdout: string): PublishedVersion {
  let answer: unknown;
  try {
    answer = JSON.parse(stdout);
  } catch {
    return { kind: 'no answer', why: stdout.trim() === '' ? 'npm prints nothing' : stdout.trim() };
  }
  if (typeof answer === 'string') {
    return { kind: 'published', version: answer };
  }
  const { error: { code = '', summary = stdout.trim() } = {} } = answer as { readonly error?: { readonly code?: string; readonly summary?: string } };
  return code === 'E404' ? { kind: 'nothing published' } : { kind: 'no answer', why: summary.split('\n')[0] };
}

/** Whether a version may lack what an earlier one has, by the rules of semantic versioning: its first number that isn't 0 is greater. */
export function mayBreak(published: string, next: string): boolean {
  const [[oldMajor, oldMinor], [major, minor]] = [published, next].map((version) => version.split('.').map(Number));
  return major > oldMajor || (major === 0 && oldMajor === 0 && minor > oldMinor);
}
