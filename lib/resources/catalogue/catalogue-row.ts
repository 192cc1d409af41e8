import { ResourceScope } from '../resource-info';

/** The form of the names of a resource's objects. */
export enum NameForm {
  /** Lower-case letters, digits, `-` and `.`: the form of most objects. */
  SUBDOMAIN = 'subdomain',

  /** Like a subdomain, without dots and at most 63 characters: namespaces and services. */
  LABEL = 'label',

  /** Any text that can be a segment of a URL: roles and bindings. */
  PATH_SEGMENT = 'path segment',

  /** An IPv4 or IPv6 address. */
  IP_ADDRESS = 'IP address',

  /** Any text: users, groups, user extras. */
  FREE_TEXT = 'free text',

  /** `domain/path` or `domain/*`. */
  SIGNER = 'signer',
}

/** The component that asks the authorizer whether to allow a request. */
export enum CheckedBy {
  API_SERVER = 'API server',
  ADMISSION_PLUGIN = 'admission plugin',
  AUTHORIZER = 'authorizer',
  CONTROLLER_MANAGER = 'controller manager',
  KUBELET = 'kubelet',
}

/** The placeholder of a subresource that the user names: the key of a user extra. */
export const ANY_SUBRESOURCE = 'KEY';

/** One resource or subresource of an API group. */
export interface CatalogueRow {
  /** The resource in plural, for example `pods`. */
  readonly plural: string;

  /** Only for a subresource: its name, for example `log`. */
  readonly subresource?: string;

  /** The kind of the object, or of what the subresource takes. */
  readonly kind: string;

  readonly shortNames?: readonly string[];

  readonly scope: ResourceScope;

  /** The verbs that requests can carry: reading, writing, deleting, special ones last. */
  readonly verbs: readonly string[];

  /** Verbs that are checked too, but that only the custom way grants. */
  readonly otherVerbs?: readonly string[];

  /** The first Kubernetes minor that serves it, where that is later than the first one we know. */
  readonly since?: string;

  /** The last Kubernetes minor that serves it, where that is earlier than the last one we know. */
  readonly until?: string;

  /** The component that checks the permission; by default the API server. */
  readonly checkedBy?: CheckedBy;

  /** The form of the names of its objects; by default a subdomain, for a subresource that of its resource. */
  readonly nameForm?: NameForm;

  /** Where to read more; by default that of its resource. */
  readonly link?: string;

  /** The class member, where it doesn't follow from plural and kind. */
  readonly member?: string;

  /** A note for the user beyond kind, versions and verbs. */
  readonly note?: string;

  /** Only for a cluster-scoped resource: what a Role still grants on it. */
  readonly inRole?: InRole;
}

/** Verbs on a cluster-scoped resource that are checked in a namespace, so a Role grants them. */
export interface InRole {
  readonly verbs: readonly string[];

  /** The class member that grants them in a role; without it, only rules from files are taken as sound. */
  readonly member?: string;

  /** Whether names make sense there. */
  readonly names?: boolean;

  readonly note?: string;
}

/** An API group, or the part of one that belongs together. */
export interface CatalogueGroup {
  /** The class that holds its members. */
  readonly className: string;

  readonly apiGroup: string;

  /** The stable versions, newest first. */
  readonly versions: readonly string[];

  /** The subject of the group, in a few words. */
  readonly about: string;

  /** The component that serves it, where that is not Kubernetes itself: a cluster may be without it, and what Kubernetes publishes does not have it. */
  readonly servedBy?: string;

  /** Where to read more; by default Kubernetes' reference. */
  readonly link?: string;

  readonly rows: readonly CatalogueRow[];
}
