import { SCOPE_MEMBERS, ScopeKind } from './install-scope';
import { ChosenFeature, memberOf } from '../features/chosen-feature';

/** How messages name the parts of an install: as in a program, or as in the options of a command. */
export interface InstallWording {
  /** A feature: `ArgoFeature.memoization(…)`. */
  feature(feature: ChosenFeature): string;

  /** A scope: `InstallScope.namespaced()`. */
  scope(kind: ScopeKind): string;

  /** How to allow a ClusterRole in a scope: an imperative, without its full stop. */
  allowClusterRole(kind: ScopeKind): string;
}

/** How programs write it: by the members of the library. */
export const MEMBER_WORDING: InstallWording = {
  feature: memberOf,
  scope: (kind) => `InstallScope.${SCOPE_MEMBERS[kind]}`,
  allowClusterRole: (kind) => `Give InstallScope.${SCOPE_MEMBERS[kind]} { clusterRole: true }`,
};
