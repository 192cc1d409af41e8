import { PlainObject } from '../../rbac/validation/plain-data';

/** Takes the values that are found in a line, or inside its wrapping. */
export interface FoundEvents {
  readonly event: (event: PlainObject) => void;

  /** JSON that isn't an audit event. */
  readonly foreign: () => void;

  /** A text that begins like JSON and isn't one value: it is cut, or has several. */
  readonly unparsable: (text: string) => void;

  /** Joins what a container wrote to a stream where that is cut; nothing before the last part of a line. */
  readonly joined: (text: string, stream: string) => string | undefined;

  /** Goes on with what a service has put around events. */
  readonly inside: (value: unknown) => void;

  /** Goes on with a text that may be JSON. */
  readonly insideText: (text: unknown) => void;
}

/** Takes events, whatever is around them. */
export type EventTaker = Omit<FoundEvents, 'inside' | 'insideText'>;

/** A form in which a service hands out audit events. */
export interface Wrapping {
  readonly service: string;

  /** The sources that write this form. */
  readonly form: string;

  /** Where the form is documented. */
  readonly source: string;

  readonly matches: (value: PlainObject) => boolean;
  readonly open: (value: PlainObject, found: FoundEvents) => void;
}
