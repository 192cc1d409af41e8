import { CheckedBy } from './catalogue-row';
import { OWNER_REFERENCES } from './links';
import { UPDATE } from './verb-sets';

/** No request goes to it: an admission plugin checks it when an object names its owner. */
export const FINALIZERS = {
  subresource: 'finalizers',
  verbs: UPDATE,
  checkedBy: CheckedBy.ADMISSION_PLUGIN,
  link: OWNER_REFERENCES,
  note: 'Needed to write an owner reference with `blockOwnerDeletion: true` to such an object, where the plugin '
    + '`OwnerReferencesPermissionEnforcement` is on (OpenShift has it on).',
};
