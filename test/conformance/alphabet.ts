/**
 * Few values that meet often, and the odd ones among them: every form a rule's entry can have, texts that look like a
 * wildcard and are none, and names that a careless look-up in a JavaScript object would find.
 */
export const ALPHABET = {
  verbs: ['get', 'list', 'create', 'bind', '*', 'GET', '', '__proto__'],
  apiGroups: ['', 'apps', 'argoproj.io', '*', 'Apps', 'toString'],
  resources: [
    'pods', 'pods/log', 'pods/*', '*/log', '*', '*/*', 'deployments', 'deployments/log', 'deployments/scale', '*/scale',
    'pods/log/x', '*/log/x', 'nodes/log', 'Pods', '', 'pods/', '*/', '/log', 'pods*', 'constructor',
  ],
  resourceNames: ['a', 'b', '', '*', 'a*', '__proto__'],
  nonResourceURLs: ['', '/', '*', '**', '/*', '/a', '/a/', '/a/*', '/a*', '/a**', '/a/b', '/*/b', '/a/*/b', '/b*', 'a'],
} as const;

/** What requests ask for: the same, without what only rules write, and one text of each part that no rule has. */
export const REQUEST_ALPHABET = {
  verbs: [...ALPHABET.verbs, 'fresh'],
  apiGroups: [...ALPHABET.apiGroups, 'fresh.example'],
  resources: ['pods', 'deployments', 'nodes', 'Pods', '', '*', 'pods*', 'constructor', 'fresh'],
  subresources: ['', 'log', 'scale', '*', 'log/x', 'olg', 'fresh'],
  names: ['', 'a', 'b', '*', 'a*', '__proto__', 'fresh'],
  paths: ['', '/', '/a', '/a/', '/a/b', '/a/b/c', '/ab', '/b', '/x/b', '/a/x/b', '/*/b', '/a*', '/a**', '*', 'a', '/fresh'],
} as const;
