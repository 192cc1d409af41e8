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
