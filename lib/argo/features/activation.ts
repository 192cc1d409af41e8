import { InstallTrigger } from '../needs/install-trigger';

/** A trigger that is on, and what the configuration says with it. */
export interface Activation {
  /** What turned it on, for messages: `features: memoization(…)`. */
  readonly source: string;

  readonly trigger: InstallTrigger;

  /** The names for the rows that it is the first trigger of, where they ask for some. */
  readonly names?: readonly string[];

  /** The namespaces for rows whose place is configured, by default those that hold workflows. */
  readonly namespaces?: readonly string[];
}
