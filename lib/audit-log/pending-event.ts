import { KnownAnnotations } from './known-annotations';
import { KnownKind } from './known-kinds';
import { KnownUser } from './known-users';

/** The number of a text that isn't there. */
export const NO_TEXT = -1;

/**
 * The parts of an event that isn't counted yet. Its texts are still in the buffer that they were read from.
 *
 * Once the event is counted, the same object takes another one: a new object for each would be most of the garbage of a log.
 */
export interface PendingEvent {
  user: KnownUser;
  kind: KnownKind;
  annotations: KnownAnnotations;

  /** A number for the name of the namespace, and where it is, or `NO_TEXT`. */
  namespace: number;
  namespaceStart: number;
  namespaceEnd: number;

  /** The same of the name of the object. */
  name: number;
  nameStart: number;
  nameEnd: number;

  /** A hash of the numbers of the account, the kind, the namespace and the name. */
  hash: number;

  /** A hash of the identifier of the request, in two halves. */
  high: number;
  low: number;
  stage: number;
  time: number;

  /** The row of the request and the number of the access, as far as they were fetched. */
  row: number;
  access: number;
}
