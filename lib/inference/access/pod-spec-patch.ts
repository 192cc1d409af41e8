import { AccountChoice, DEFAULT_ACCOUNT, isKnown, namedAccount, UnknownAccount } from './account';
import { Field, Place } from '../../manifests/field';
import { readYaml } from '../../manifests/yaml-text';
import { hasToken, substitute, Values } from '../workflows/substitution';

/** What a `podSpecPatch` says of the account of its pod; the empty text takes away what was there. */
interface PatchedAccount {
  readonly serviceAccountName?: string;
  /** The deprecated key, which counts only where the other one is empty. */
  readonly serviceAccount?: string;
}

/**
 * Applies `podSpecPatch`es to the account of a pod, in their order.
 *
 * @param named Whether the manifest names an account, so that the deprecated `serviceAccount` does not count.
 */
export function patchAccount(choice: AccountChoice, named: boolean, patches: readonly Field[], values: Values): AccountChoice {
  let own = named || !isKnown(choice) ? choice : undefined;
  let deprecated: AccountChoice | undefined;
  let otherwise = choice;
  for (const patch of patches) {
    const { text, place } = patch;
    if (text === undefined || place === undefined) {
      continue;
    }
    const patched = readPatch(text, values);
    if (patched === undefined) {
      own = unknownPatch(place);
      continue;
    }
    const { serviceAccountName, serviceAccount } = patched;
    if (serviceAccountName !== undefined) {
      own = accountOf(serviceAccountName, patch, place);
      otherwise = defaultByPatch(place);
    }
    if (serviceAccount !== undefined) {
      deprecated = accountOf(serviceAccount, patch, place);
    }
  }
  return own ?? deprecated ?? otherwise;
}

function accountOf(name: string, patch: Field, place: Place): AccountChoice | undefined {
  return name === '' ? undefined : name === DEFAULT_ACCOUNT ? defaultByPatch(place) : namedAccount(name, patch, place);
}

/** Nothing is granted to that account, and no other can be put in its place while the patch stands. */
function defaultByPatch(place: Place): UnknownAccount {
  return {
    place,
    where: place.toString(),
    why: 'The patch has the pod run under the account default, which is granted nothing. Name another in it, or leave the account out of it.',
  };
}

function unknownPatch(place: Place): UnknownAccount {
  return {
    place,
    where: place.toString(),
    why: 'The patch may change the account of the pod, and depends on what the manifest does not tell. '
      + 'Name the account by serviceAccountName, and leave it out of the patch.',
  };
}

/** Reads what a patch says; nothing where that depends on a value that is not known. */
function readPatch(text: string, values: Values): PatchedAccount | undefined {
  // A key can be written by codes too.
  if (!/serviceAccount|\{\{|\\/.test(text)) {
    return {};
  }
  const { text: substituted, unresolved } = substitute(text, values);
  const patch = parseMap(substituted);
  if (patch === undefined) {
    // Argo refuses a patch that is no map, unless a value that we do not know makes it one.
    return unresolved.length > 0 ? undefined : {};
  }
  const { serviceAccountName, serviceAccount } = patch;
  const names = [serviceAccountName, serviceAccount].map((name) => name === null ? '' : name);
  if ([...Object.keys(patch), ...names].some((part) => typeof part === 'string' && hasToken(part))) {
    return undefined;
  }
  // Argo refuses a patch whose account is no text.
  const [own, deprecated] = names.map((name) => typeof name === 'string' ? name : undefined);
  return { serviceAccountName: own, serviceAccount: deprecated };
}

function parseMap(text: string): Record<string, unknown> | undefined {
  const reading = readYaml(text);
  const value = reading.kind === 'read' ? reading.yaml.documents[0]?.value : undefined;
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
}
