import { FindingGrant, FindingVia, PathHop, Remedy } from './finding';
import { identityText, ObjectIdentity, PlaceOf } from '../../access/access-object';
import { Grant } from '../../access/effective-access';
import { Subject } from '../../access/subject';
import { Place } from '../../diagnostics/diagnostic';
import { CheckId } from '../checks/check';
import { Severity } from '../checks/severity';
import { Held } from '../holdings/holdings';

/** Roles that a subject may bind by their names. */
export interface BindableRoles {
  /** How the roles are written: `ClusterRole view`. */
  readonly texts: readonly string[];

  /** The control that the strongest of them gives in the scope: `everything` as cluster-admin, or `most` as admin and edit; absent for less. */
  readonly control?: 'everything' | 'most';
}

/** A finding before the review knows what it reaches and whether it is expected. */
export interface Draft {
  readonly check: CheckId;

  /** How the subject of the finding is written. */
  readonly subject: string;

  /** The subject that has it, if there is one. */
  readonly holder?: Subject;
  readonly namespace?: string;
  severity: Severity;
  readonly held: readonly Held[];

  /** The same, by the lists of the conjunction that is held. */
  readonly lists?: readonly (readonly Held[])[];

  /** The bindings that matter as a whole, where it isn't what they grant that is found. */
  readonly bindings?: readonly Grant[];

  /** The roles that may be bound, where all of them are named. */
  readonly bindable?: BindableRoles;

  /** In place of what is held. */
  readonly grants?: readonly FindingGrant[];

  /** The ways to it, in place of those to what is held. They are written only when they are needed. */
  readonly via?: () => readonly FindingVia[];
  readonly places?: readonly Place[];

  /** Where it leads. The path is written only when it is needed. Without a path, the grants say everything. */
  path?: () => readonly PathHop[];

  /** Sentences about this finding, after those of its check. */
  readonly details: string[];
  remedy?: Remedy;

  /** Whether something is known that needs it. */
  expected?: boolean;

  /** The findings that go away with it. */
  folded?: readonly CheckId[];
}

/** A finding about an object of the input, and not about what a subject is granted. */
export function objectDraft(
  check: CheckId, severity: Severity, object: ObjectIdentity & { readonly placeOf: PlaceOf },
  details: readonly string[] = [], more: Partial<Draft> = {},
): Draft {
  const about = { subject: identityText(object), namespace: object.namespace, ...'places' in more ? {} : { places: [object.placeOf()] } };
  return { check, severity, held: [], grants: [], details: [...details], ...about, ...more };
}
