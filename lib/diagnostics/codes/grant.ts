import { CodeTable } from '../code-table';

/** Rules that a grant in code can't have, although a file may. */
export const GRANT_CODES = {
  'grant/invalid-definition': { severity: 'error', summary: "The definition of a custom resource isn't one that Kubernetes accepts." },
  'grant/missing-reason': { severity: 'error', summary: 'A reason is empty.' },
  'grant/undeclared-verb': { severity: 'error', summary: 'A special verb is granted on a resource that was defined without it.' },
  'grant/unexpected-wildcard': { severity: 'error', summary: 'A grant that isn\'t a WildcardGrant has a wildcard.' },
  'grant/unknown-verb': { severity: 'error', summary: 'No known resource serves the verb, which a wildcard would hide.' },
  'grant/without-wildcard': { severity: 'error', summary: 'A WildcardGrant has no wildcard.' },
} as const satisfies CodeTable<'grant'>;
