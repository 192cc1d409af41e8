/** How an API server differs from the usual one, by its flags. */
export const API_SERVER_SET_UPS = {
  'usual': [],

  /** As those up to 1.34: it doesn't stream lists, so that clients ask for lists. */
  'without-watch-list': ['--feature-gates=WatchList=false'],

  /** As OpenShift has it: whoever makes an owner that blocks its deletion needs `update` on its finalizers. */
  'owner-references': ['--enable-admission-plugins=OwnerReferencesPermissionEnforcement'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type ApiServerSetUp = keyof typeof API_SERVER_SET_UPS;

/** Every set-up, the usual one first. */
export const API_SERVERS = Object.keys(API_SERVER_SET_UPS) as ApiServerSetUp[];
