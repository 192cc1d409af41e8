import { AccountChoice, namedAccount, UnknownAccount } from './account';
import { Field, Place } from '../manifests/field';
import { readYaml } from '../manifests/yaml-text';
import { hasToken, substitute, Values } from '../workflows/substitution';

/** What a `podSpecPatch` does to the account of its pod. */
type PatchedAccount =
  | { readonly kind: 'kept' }
  | { readonly kind: 'replaced'; readonly name: string }
  /** The key that counts only where the other one is empty. */
  | { readonly kind: 'deprecated'; readonly name: string }
  | { readonly kind: 'unknown' };

/**
 * Applies `podSpecPatch`es to the account of a pod, in their order.
 *
 * @param named Whether the manifest names an account, so that the deprecated `serviceAccount` does not count.
 */
export function patchAccount(choice: AccountChoice, named: boolean, patches: readonly Field[], values: Values): AccountChoice {
  let patched = choice;
  let isNamed = named;
  for (const patch of patches) {
    const { text, place } = patch;
    const effect: PatchedAccount = text === undefined ? { kind: 'kept' } : readPatch(text, values);
    if (place === undefined || effect.kind === 'kept' || (effect.kind === 'deprecated' && isNamed)) {
      continue;
    }
    isNamed ||= effect.kind === 'replaced';
    patched = effect.kind === 'unknown' ? unknownPatch(place) : namedAccount(effect.name, patch, place);
  }
  return patched;
}

function unknownPatch(place: Place): UnknownAccount {
  return {
    place,
    where: place.toString(),
    why: 'The patch may change the account of the pod, and depends on what the manifest does not tell. '
      + 'Name the account by serviceAccountName, and leave it out of the patch.',
  };
}

function readPatch(text: string, values: Values): PatchedAccount {
  if (!text.includes('serviceAccount') && !text.includes('{{')) {
    return { kind: 'kept' };
  }
  const { text: substituted, unresolved } = substitute(text, values);
  const patch = parseMap(substituted);
  if (patch === undefined) {
    // Argo refuses a patch that is no map, unless a value that we do not know makes it one.
    return unresolved.length > 0 ? { kind: 'unknown' } : { kind: 'kept' };
  }
  const { serviceAccountName, serviceAccount } = patch;
  const name = serviceAccountName ?? serviceAccount;
  if (typeof name !== 'string' || name === '') {
    return { kind: 'kept' };
  }
  if (hasToken(name)) {
    return { kind: 'unknown' };
  }
  return { kind: serviceAccountName === undefined ? 'deprecated' : 'replaced', name };
}

function parseMap(text: string): Record<string, unknown> | undefined {
  const reading = readYaml(text);
  const value = reading.kind === 'read' ? reading.yaml.documents[0]?.value : undefined;
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
}
