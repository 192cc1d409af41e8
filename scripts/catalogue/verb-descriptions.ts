/** The access that a verb allows on objects of their own. */
export const ON_OBJECTS: Readonly<Record<string, string>> = {
  get: 'Allows reading one object.',
  list: 'Allows listing objects, with their whole content.',
  watch: 'Allows watching objects change, with their whole content at each change.',
  create: 'Allows creating objects.',
  update: 'Allows replacing an object.',
  patch: 'Allows changing an object in part.',
  delete: 'Allows deleting one object.',
  deletecollection: 'Allows deleting many objects with one request.',
};

/** The access that a verb allows on a subresource. */
export const ON_SUBRESOURCE: Readonly<Record<string, string>> = {
  get: 'Allows reading it, or connecting to it with GET.',
  create: 'Allows creating it, or connecting to it with POST.',
  update: 'Allows replacing it, or connecting to it with PUT.',
  patch: 'Allows changing it in part, or connecting to it with PATCH.',
  delete: 'Allows deleting it, or connecting to it with DELETE.',
};

/** The access that verbs allow which belong to no HTTP method; they need a reason. */
export const SPECIAL: Readonly<Record<string, string>> = {
  bind: 'Allows naming the role in a binding, even if the user who binds it lacks its permissions.',
  escalate: 'Allows writing permissions into roles that the user who writes them lacks.',
  impersonate: 'Allows sending requests as somebody else, with everything they may do.',
  approve: 'Allows approving or denying certificate signing requests for the signer.',
  sign: 'Allows issuing certificates for the signer.',
  attest: 'Allows writing trust bundles for the signer.',
};

/** The warning of a verb where the resource is limited to names. */
export const ON_NAMES: Readonly<Record<string, string>> = {
  list: 'Works only for requests with the field selector `metadata.name=NAME`.',
  watch: 'Works only for requests with the field selector `metadata.name=NAME`.',
};
