import { PlainObject } from '../../rbac/validation/plain-data';

/** What is found in a line, or within what it wraps. */
export interface FoundEvents {
  readonly event: (event: PlainObject) => void;

  /** JSON that is something else than an audit event. */
  readonly foreign: () => void;

  /** What begins like JSON and isn't, since it is cut for example. */
  readonly unreadable: () => void;

  /** Goes on with what a service has put around events. */
  readonly inside: (value: unknown) => void;

  /** Goes on with a text that may be JSON. */
  readonly insideText: (text: unknown) => void;
}

/** A form in which a service hands out audit events. */
export interface Wrapping {
  readonly service: string;

  /** What writes this form. */
  readonly form: string;

  /** Where the form is documented. */
  readonly source: string;

  readonly matches: (value: PlainObject) => boolean;
  readonly open: (value: PlainObject, found: FoundEvents) => void;
}
