import { CheckId } from './check';
import { FindingGrant, FindingVia, PathHop, Remedy } from './finding';
import { Held } from './holdings';
import { Severity } from './severity';
import { Grant } from '../access/effective-access';
import { Subject } from '../access/subject';
import { Place } from '../diagnostics/diagnostic';

/** What a finding is made of, before what is reached and what is expected are known. */
export interface Draft {
  readonly check: CheckId;

  /** How the subject of the finding is written. */
  readonly subject: string;

  /** Who has it, where that is somebody. */
  readonly holder?: Subject;
  readonly namespace?: string;
  severity: Severity;
  readonly held: readonly Held[];

  /** The same, by the lists of the conjunction that is held. */
  readonly lists?: readonly (readonly Held[])[];

  /** The bindings that matter as a whole, where it isn't what they grant that is found. */
  readonly bindings?: readonly Grant[];

  /** In place of what is held. */
  readonly grants?: readonly FindingGrant[];
  readonly via?: readonly FindingVia[];
  readonly places?: readonly Place[];

  /** Where it leads, which is written once it is asked for; without it, the grants say everything. */
  path?: () => readonly PathHop[];

  /** Sentences about this finding, after those of its check. */
  readonly details: string[];
  remedy?: Remedy;

  /** Whether something is known that needs it. */
  expected?: boolean;

  /** The findings that go away with it. */
  folded?: readonly CheckId[];
}
