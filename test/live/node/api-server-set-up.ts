/** How an API server differs from the usual one. */
interface SetUp {
  readonly flags: readonly string[];

  /** The ClusterRoleBinding of Kubernetes that is taken away once it serves; it comes back when an API server starts. */
  readonly withoutBinding?: string;
}

const SET_UPS = {
  'usual': { flags: [] },

  /** As those up to 1.34: it doesn't stream lists, so that clients ask for lists. */
  'without-watch-list': { flags: ['--feature-gates=WatchList=false'] },

  /** As OpenShift has it: whoever makes an owner that blocks its deletion needs `update` on its finalizers. */
  'owner-references': { flags: ['--enable-admission-plugins=OwnerReferencesPermissionEnforcement'] },

  /** As where administrators take from everybody the right to ask what one may do. */
  'without-basic-user': { flags: [], withoutBinding: 'system:basic-user' },
} as const satisfies Readonly<Record<string, SetUp>>;

export type ApiServerSetUp = keyof typeof SET_UPS;

export const API_SERVER_SET_UPS: Readonly<Record<ApiServerSetUp, SetUp>> = SET_UPS;

/** Every set-up, the usual one first. */
export const API_SERVERS = Object.keys(SET_UPS) as ApiServerSetUp[];
