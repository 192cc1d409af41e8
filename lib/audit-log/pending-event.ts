import { KnownAnnotations } from './known-annotations';
import { KnownKind } from './known-kinds';
import { KnownUser } from './known-users';

/** The number of a text that isn't there. */
export const NO_TEXT = -1;

/** The parts of an event that isn't counted yet. Its texts are still in the buffer that they were read from. */
export interface PendingEvent {
  readonly user: KnownUser;
  readonly kind: KnownKind;
  readonly annotations: KnownAnnotations;

  /** A number for the name of the namespace, and where it is, or `NO_TEXT`. */
  readonly namespace: number;
  readonly namespaceStart: number;
  readonly namespaceEnd: number;

  /** The same of the name of the object. */
  readonly name: number;
  readonly nameStart: number;
  readonly nameEnd: number;

  /** A hash of the numbers of the account, the kind, the namespace and the name. */
  readonly hash: number;

  /** A hash of the identifier of the request, in two halves. */
  readonly high: number;
  readonly low: number;
  readonly stage: number;
  readonly time: number;

  /** The row of the request and the number of the access, as far as they were fetched. */
  row: number;
  access: number;
}
