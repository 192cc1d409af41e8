/*
 * The flags of `kubectl create, get, apply, patch, replace, delete`, as far as they decide what is called and as whom; and
 * of all others whether they take a value, since a value must not be taken for a name.
 */

/** What a flag means for the access. */
export type FlagMeaning =
  /** Nothing: output, timing, validation. */
  | 'none'
  | 'namespace'
  | 'allNamespaces'
  | 'selector'
  | 'all'
  | 'dryRun'
  | 'serverSide'
  | 'force'
  | 'forceConflicts'
  | 'prune'
  | 'pruneAllowlist'
  | 'wait'
  | 'gracePeriod'
  | 'subresource'
  | 'watch'
  | 'local'
  /** Another account, another cluster or another source of objects: what is called as whom can't be told. */
  | 'foreign';

interface Flag {
  readonly name: string;
  readonly short?: string;
  readonly meaning: FlagMeaning;
  /** It stands alone, or has its value after `=`; the next word is not its value. */
  readonly alone?: boolean;
}

const FLAGS: readonly Flag[] = [
  { name: 'namespace', short: 'n', meaning: 'namespace' },
  { name: 'all-namespaces', short: 'A', meaning: 'allNamespaces', alone: true },
  { name: 'selector', short: 'l', meaning: 'selector' },
  { name: 'field-selector', meaning: 'selector' },
  { name: 'all', meaning: 'all', alone: true },
  { name: 'dry-run', meaning: 'dryRun', alone: true },
  { name: 'server-side', meaning: 'serverSide', alone: true },
  { name: 'force', meaning: 'force', alone: true },
  { name: 'prune', meaning: 'prune', alone: true },
  { name: 'prune-allowlist', meaning: 'pruneAllowlist' },
  { name: 'prune-whitelist', meaning: 'pruneAllowlist' },
  { name: 'wait', meaning: 'wait', alone: true },
  { name: 'now', meaning: 'none', alone: true },
  { name: 'grace-period', meaning: 'gracePeriod' },
  { name: 'subresource', meaning: 'subresource' },
  { name: 'watch', short: 'w', meaning: 'watch', alone: true },
  { name: 'watch-only', meaning: 'watch', alone: true },
  { name: 'filename', short: 'f', meaning: 'foreign' },
  { name: 'kustomize', short: 'k', meaning: 'foreign' },
  { name: 'raw', meaning: 'foreign' },
  { name: 'edit', meaning: 'foreign', alone: true },
  { name: 'applyset', meaning: 'foreign' },
  { name: 'as', meaning: 'foreign' },
  { name: 'as-group', meaning: 'foreign' },
  { name: 'as-uid', meaning: 'foreign' },
  { name: 'as-user-extra', meaning: 'foreign' },
  { name: 'token', meaning: 'foreign' },
  { name: 'user', meaning: 'foreign' },
  { name: 'username', meaning: 'foreign' },
  { name: 'password', meaning: 'foreign' },
  { name: 'kubeconfig', meaning: 'foreign' },
  { name: 'context', meaning: 'foreign' },
  { name: 'cluster', meaning: 'foreign' },
  { name: 'server', short: 's', meaning: 'foreign' },
  { name: 'client-certificate', meaning: 'foreign' },
  { name: 'client-key', meaning: 'foreign' },
  { name: 'allow-missing-template-keys', meaning: 'none', alone: true },
  { name: 'cache-dir', meaning: 'none' },
  { name: 'cascade', meaning: 'none', alone: true },
  { name: 'certificate-authority', meaning: 'none' },
  { name: 'chunk-size', meaning: 'none' },
  { name: 'disable-compression', meaning: 'none', alone: true },
  { name: 'field-manager', meaning: 'none' },
  { name: 'force-conflicts', meaning: 'forceConflicts', alone: true },
  { name: 'ignore-not-found', meaning: 'none', alone: true },
  { name: 'insecure-skip-tls-verify', meaning: 'none', alone: true },
  { name: 'label-columns', short: 'L', meaning: 'none' },
  { name: 'local', meaning: 'local', alone: true },
  { name: 'match-server-version', meaning: 'none', alone: true },
  { name: 'no-headers', meaning: 'none', alone: true },
  { name: 'openapi-patch', meaning: 'none', alone: true },
  { name: 'output', short: 'o', meaning: 'none' },
  { name: 'output-watch-events', meaning: 'none', alone: true },
  { name: 'overwrite', meaning: 'none', alone: true },
  { name: 'patch', short: 'p', meaning: 'none' },
  { name: 'patch-file', meaning: 'none' },
  { name: 'record', meaning: 'none', alone: true },
  { name: 'recursive', short: 'R', meaning: 'none', alone: true },
  { name: 'request-timeout', meaning: 'none' },
  { name: 'save-config', meaning: 'none', alone: true },
  { name: 'server-print', meaning: 'none', alone: true },
  { name: 'show-kind', meaning: 'none', alone: true },
  { name: 'show-labels', meaning: 'none', alone: true },
  { name: 'show-managed-fields', meaning: 'none', alone: true },
  { name: 'sort-by', meaning: 'none' },
  { name: 'template', meaning: 'none' },
  { name: 'timeout', meaning: 'none' },
  { name: 'tls-server-name', meaning: 'none' },
  { name: 'type', meaning: 'none' },
  { name: 'v', short: 'v', meaning: 'none' },
  { name: 'validate', meaning: 'none', alone: true },
  { name: 'warnings-as-errors', meaning: 'none', alone: true },
];

const BY_NAME: ReadonlyMap<string, Flag> = new Map(FLAGS.map((flag) => [flag.name, flag]));
const BY_SHORT: ReadonlyMap<string, Flag> = new Map(FLAGS.flatMap((flag) => flag.short === undefined ? [] : [[flag.short, flag]]));

/** What the words after `kubectl ACTION` say. */
export interface KubectlWords {
  /** The words that are no flags: types and names. */
  readonly positional: readonly string[];
  /** By meaning, the value of each flag that has one; of several the last one. */
  readonly flags: ReadonlyMap<FlagMeaning, string>;
  /** The values of `--prune-allowlist`. */
  readonly pruneAllowlist: readonly string[];
  /** Flags that we do not know, that lack their value, or that change who asks whom for what. */
  readonly foreign: readonly string[];
}

/** Reads the words as kubectl's own parser does. */
export function parseKubectlWords(words: readonly string[]): KubectlWords {
  const positional: string[] = [];
  const flags = new Map<FlagMeaning, string>();
  const pruneAllowlist: string[] = [];
  const foreign: string[] = [];
  const rest = [...words];
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    if (word === '--') {
      positional.push(...rest.splice(0));
    } else if (!word.startsWith('-') || word === '-') {
      positional.push(word);
    } else {
      const { flag, value, shown, more } = readFlag(word);
      rest.unshift(...more === undefined ? [] : [more]);
      const text = value ?? (flag?.alone === true ? 'true' : flag && rest.shift());
      if (flag === undefined || flag.meaning === 'foreign' || text === undefined) {
        foreign.push(shown);
      } else if (flag.meaning === 'pruneAllowlist') {
        pruneAllowlist.push(...text.split(','));
      } else {
        flags.set(flag.meaning, text);
      }
    }
  }
  return { positional, flags, pruneAllowlist, foreign };
}

interface ReadFlag {
  readonly flag?: Flag;
  readonly value?: string;
  readonly shown: string;
  /** The letters behind one that stands alone are flags of their own. */
  readonly more?: string;
}

function readFlag(word: string): ReadFlag {
  if (word.startsWith('--')) {
    const [name, value] = splitOnce(word.slice(2), '=');
    return { flag: BY_NAME.get(name), value, shown: `--${name}` };
  }
  const short = word.slice(1, 2);
  const flag = BY_SHORT.get(short);
  const behind = word.slice(2);
  if (flag?.alone === true && behind !== '' && !behind.startsWith('=')) {
    return { flag, shown: `-${short}`, more: `-${behind}` };
  }
  return { flag, value: behind === '' ? undefined : behind.replace(/^=/, ''), shown: `-${short}` };
}

function splitOnce(text: string, separator: string): [string, string | undefined] {
  const index = text.indexOf(separator);
  return index < 0 ? [text, undefined] : [text.slice(0, index), text.slice(index + 1)];
}
