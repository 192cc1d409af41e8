import { DEFAULT_ACCOUNT } from '../../rbac/account-object-names';
import { isObject } from '../../rbac/validation/plain-data';

/** The accounts that a spec of workflows names for its pods. */
export interface NamedAccounts {
  readonly names: ReadonlySet<string>;

  /** Whether the spec doesn't say every account: a value decides about one, or the workflow makes pods of another kind. */
  readonly isPartlyUnknown: boolean;
}

const FIELDS: ReadonlySet<string> = new Set(['serviceAccountName', 'serviceAccount']);

/** The fields by which a workflow makes objects, and pods with accounts of plugins. */
const MAKERS: ReadonlySet<string> = new Set(['resource', 'plugin', 'executorPlugins']);

/**
 * Finds the accounts that a spec names, wherever it does: for all pods, for those of a template, for the executor, and for the pods that delete
 * artifacts. The latter run as `default` where they name none.
 */
export function accountsNamedIn(spec: unknown): NamedAccounts {
  const names = new Set<string>();
  let isPartlyUnknown = false;
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) {
      value.forEach(visit);
    } else if (isObject(value)) {
      for (const [key, part] of Object.entries(value)) {
        if (FIELDS.has(key) && typeof part === 'string' && part !== '') {
          isPartlyUnknown ||= part.includes('{{');
          names.add(part);
        } else {
          isPartlyUnknown ||= MAKERS.has(key) && typeof part === 'object' || key === 'podSpecPatch' && typeof part === 'string' && /serviceaccount|\{\{/i.test(part);
          if (key === 'artifactGC' && isObject(part) && part.serviceAccountName === undefined) {
            names.add(DEFAULT_ACCOUNT);
          }
          visit(part);
        }
      }
    }
  };
  visit(spec);
  return { names, isPartlyUnknown };
}
