/** A profile as Node.js writes it with `--cpu-prof`, as far as it is read here. */
export interface CpuProfile {
  readonly nodes: readonly ProfileNode[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

/** A function, as it was called from one place. */
interface ProfileNode {
  readonly id: number;
  readonly callFrame: { readonly functionName: string; readonly url: string };
  readonly children?: readonly number[];
}

/** A part of the whole, from 0 to 1. */
export interface Share {
  readonly name: string;
  readonly share: number;
}

/** Returns how the time was spent, by package and by function, the most first. */
export function sharesOf({ nodes, samples, timeDeltas }: CpuProfile): { readonly packages: Share[]; readonly functions: Share[] } {
  const nodeOf = new Map(nodes.map((node) => [node.id, node]));
  const ownerOf = ownersOf(nodes);
  const packages = new Map<string, number>();
  const functions = new Map<string, number>();
  samples.forEach((id, i) => {
    const owner = ownerOf.get(id) ?? '(unknown)';
    if (owner !== '(idle)') {
      packages.set(owner, (packages.get(owner) ?? 0) + timeDeltas[i]);
      const { functionName = '', url = '' } = nodeOf.get(id)?.callFrame ?? {};
      const name = isOfBundle(url) ? owner : `${functionName || '(anonymous)'}, ${owner}`;
      functions.set(name, (functions.get(name) ?? 0) + timeDeltas[i]);
    }
  });
  return { packages: inShares(packages), functions: inShares(functions) };
}

/** The package that each function belongs to. A function without a file, a regular expression for example, belongs to its caller. */
function ownersOf(nodes: readonly ProfileNode[]): Map<number, string> {
  const callerOf = new Map(nodes.flatMap((node) => (node.children ?? []).map((child): [number, ProfileNode] => [child, node])));
  return new Map(nodes.map((node) => {
    let owner: ProfileNode | undefined = node;
    while (owner !== undefined && owner.callFrame.url === '' && !isOfV8(owner)) {
      owner = callerOf.get(owner.id);
    }
    return [node.id, owner === undefined ? '(unknown)' : isOfV8(owner) ? owner.callFrame.functionName : packageOf(owner.callFrame.url)];
  }));
}

/** V8's own work: `(garbage collector)`, `(program)`. */
function isOfV8({ callFrame: { functionName, url } }: ProfileNode): boolean {
  return url === '' && functionName.startsWith('(') && functionName !== '(anonymous)';
}

/** Whether a file is the command in one file, whose functions have short names that mean nothing. */
function isOfBundle(url: string): boolean {
  return url.endsWith('/argo-rbac.js');
}

/** The package that a file is of, with the layer where it is this one. */
function packageOf(url: string): string {
  const installed = url.lastIndexOf('/node_modules/');
  if (installed >= 0) {
    const [scope, name] = url.slice(installed + '/node_modules/'.length).split('/');
    return scope.startsWith('@') ? `${scope}/${name}` : scope;
  }
  if (isOfBundle(url)) {
    return 'argo-rbac';
  }
  const layer = /\/build\/([^/]+)\//.exec(url)?.[1];
  return layer !== undefined ? `cdk8s-argo-rbac ${layer}` : url.includes('/dist/bench/') ? 'the program' : 'Node.js';
}

function inShares(times: ReadonlyMap<string, number>): Share[] {
  const whole = [...times.values()].reduce((sum, time) => sum + time, 0);
  return [...times].map(([name, time]) => ({ name, share: time / whole })).sort((a, b) => b.share - a.share);
}
