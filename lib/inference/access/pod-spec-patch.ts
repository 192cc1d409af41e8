import { AccountChoice, isKnown, namedAccount, UnknownAccount } from './account';
import { Field } from '../../manifests/field';
import { readYaml } from '../../manifests/yaml-text';
import { DEFAULT_ACCOUNT } from '../../rbac/account-object-names';
import { hasToken, substitute, Values } from '../workflows/substitution';

/** The keys of a pod that name its account; the second one is deprecated, and counts only where the first is empty. */
const KEYS = { serviceAccountName: 'serviceaccountname', serviceAccount: 'serviceaccount' } as const;

type Key = keyof typeof KEYS;

/** The account of the pod before any patch. */
const OWN = 'serviceAccountName';

/** Keys of the patched pod, as they are written, with what names them; the patch is nothing where the pod itself does. */
type PodKeys = ReadonlyMap<string, { readonly name: string; readonly patch?: Field }>;

/** A pod after its patches. */
interface PatchedPod {
  readonly keys: PodKeys;
  /** The last patch that changes the account. */
  readonly changedBy?: Field;
}

/**
 * Applies `podSpecPatch`es to the account of a pod, in their order.
 *
 * They are strategic merge patches of JSON, whose result Go reads: upper and lower case are the same to it, and of several such keys
 * the last one in their order counts.
 *
 * @param named Whether the manifest names an account, so the deprecated `serviceAccount` does not count.
 * @see https://github.com/argoproj/argo-workflows/blob/v4.1.2/workflow/util/util.go#L1679 ApplyPodSpecPatch
 */
export function patchAccount(choice: AccountChoice, named: boolean, patches: readonly Field[], values: Values): AccountChoice {
  let pod: PatchedPod = { keys: new Map(named || !isKnown(choice) ? [[OWN, { name: '' }]] : []) };
  for (const patch of patches) {
    const applied = patch.text === undefined ? pod : applyPatch(pod, patch, patch.text, values);
    if (applied === undefined) {
      return unknownPatch(patch);
    }
    pod = applied;
  }
  const { keys, changedBy } = pod;
  const found = lastOf('serviceAccountName', keys) ?? lastOf('serviceAccount', keys);
  if (found === undefined) {
    return changedBy === undefined ? choice : defaultByPatch(changedBy);
  }
  return found.patch === undefined ? choice : accountOf(found.name, found.patch);
}

/** The key that Go reads last, if it isn't empty. */
function lastOf(key: Key, keys: PodKeys): { readonly name: string; readonly patch?: Field } | undefined {
  const names = [...keys.keys()].filter((name) => fold(name) === KEYS[key]).sort();
  const last = keys.get(names[names.length - 1] ?? '');
  return last?.name === '' && last.patch !== undefined ? undefined : last;
}

/** The keys that Go takes for one, as one. */
function fold(key: string): string {
  return key.toUpperCase().toLowerCase();
}

function isAccountKey(key: string): boolean {
  return fold(key) === KEYS.serviceAccountName || fold(key) === KEYS.serviceAccount;
}

/** Applies one patch; nothing where what it does depends on a value that is not known. */
function applyPatch(pod: PatchedPod, field: Field, text: string, values: Values): PatchedPod | undefined {
  const { text: substituted, unresolved } = substitute(text, values);
  const patch = parseMap(substituted);
  if (patch === undefined) {
    // Argo rejects a patch that isn't a map, unless an unknown value makes it one.
    return unresolved.length > 0 ? undefined : pod;
  }
  const entries = Object.entries(patch);
  if (entries.some(([key, value]) => hasToken(key) || ((isAccountKey(key) || key.startsWith('$')) && hasToken(JSON.stringify(value))))) {
    return undefined;
  }
  const named = entries.filter(([key]) => isAccountKey(key));
  if (named.some(([, value]) => value !== null && typeof value !== 'string')) {
    return pod; // Argo rejects a patch whose account isn't a text.
  }
  const keys = keptKeys(pod.keys, patch);
  for (const [key, value] of patch.$patch === 'delete' ? [] : named) {
    if (typeof value === 'string') {
      keys.set(key, { name: value, patch: field });
    } else {
      keys.delete(key);
    }
  }
  const isSame = keys.size === pod.keys.size && [...keys].every(([key, value]) => pod.keys.get(key) === value);
  return { keys, changedBy: isSame && patch.$patch === undefined ? pod.changedBy : field };
}

/** The keys of the pod that a patch leaves there. */
function keptKeys(keys: PodKeys, { $patch, $retainKeys }: Record<string, unknown>): Map<string, { readonly name: string; readonly patch?: Field }> {
  if ($patch === 'replace' || $patch === 'delete') {
    return new Map();
  }
  return new Map([...keys].filter(([key]) => !Array.isArray($retainKeys) || $retainKeys.includes(key)));
}

function accountOf(name: string, patch: Field): AccountChoice {
  const { place } = patch;
  return name === DEFAULT_ACCOUNT || place === undefined ? defaultByPatch(patch) : namedAccount(name, patch, place);
}

/** Nothing is granted to that account, and no other can be put in its place while the patch stands. */
function defaultByPatch(patch: Field): UnknownAccount {
  return unknownAccount(patch,
    'The patch has the pod run under the account default, which is granted nothing. Name another in it, or leave the account out of it.');
}

function unknownPatch(patch: Field): UnknownAccount {
  return unknownAccount(patch, 'The patch may change the account of the pod, and depends on a value that the manifest does not give. '
    + 'Name the account by serviceAccountName, and leave it out of the patch.');
}

function unknownAccount({ place }: Field, why: string): UnknownAccount {
  if (place === undefined) {
    throw new Error('A patch is written, so it has a place.');
  }
  return { place, where: place.toString(), why };
}

/** Reads a patch: JSON where it begins like that, else YAML. */
function parseMap(text: string): Record<string, unknown> | undefined {
  const value = /^\s*\{/.test(text) ? parseJson(text) : parseYaml(text);
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
}

function parseYaml(text: string): unknown {
  const reading = readYaml(text);
  return reading.kind === 'read' ? reading.yaml.documents[0]?.value : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
