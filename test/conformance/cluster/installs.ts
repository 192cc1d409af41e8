/** A program that writes manifests, to be held against a real API server. */
interface Install {
  readonly title: string;
  readonly synthesize: () => string;
}

/** What the examples do not show. One row a case. */
export const INSTALLS: readonly Install[] = [];
