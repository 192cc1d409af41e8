import { ChosenFeature } from '../features/chosen-feature';
import { InstallTrigger } from '../needs/install-trigger';

/** The props of an install that something is turned on by, or wrong with. */
export type InstallField =
  | 'client' | 'configMap' | 'features' | 'instanceId' | 'name' | 'namespace' | 'ownerReferencesPermissionEnforcement' | 'scope' | 'serverAuthMode'
  | 'version' | 'without';

/** The source of an activation. */
export interface ActivationSource {
  readonly field: InstallField;

  /** The member of the field, where it is one that a check of its own reports. */
  readonly member?: 'operations';

  /** Which of the features, where it is one. */
  readonly feature?: ChosenFeature;
}

/** A trigger that is on, and what the configuration says with it. */
export interface Activation {
  readonly source: ActivationSource;

  readonly trigger: InstallTrigger;

  /** The names for the rows that it is the first trigger of, where they require some. */
  readonly names?: readonly string[];

  /** The namespaces for rows whose place is configured, by default those that hold workflows. */
  readonly namespaces?: readonly string[];
}
