import { ObjectReference, readObjectReference } from './audit-event';
import { endOfString, isAt, patternOf } from './byte-pattern';
import { LogBytes, SCRATCH_BYTES } from './log-bytes';
import { parseObject } from './parsed-object';

/** The fields of an object reference, in the order in which the API server writes them. */
const FIELDS = ['resource', 'namespace', 'name', 'uid', 'apiGroup', 'apiVersion', 'resourceVersion', 'subresource'] as const;
const BEGINNINGS = FIELDS.map((field, index) => patternOf(`${index === 0 ? '{' : ','}"${field}":"`));

const [NAME, UID, RESOURCE_VERSION] = [FIELDS.indexOf('name'), FIELDS.indexOf('uid'), FIELDS.indexOf('resourceVersion')];

/** The fields that change while an object stays the same, and those that distinguish objects of a kind in a namespace. */
const VERSION_FIELDS = [UID, RESOURCE_VERSION];
const OBJECT_FIELDS = [NAME, UID, RESOURCE_VERSION];

const CLOSE_BRACE = '}'.charCodeAt(0);

/** Finds the fields of an object reference in the form in which the API server writes it. */
export class ObjectReferenceText {
  /** Of each field where its text begins and ends, or -1. */
  private readonly places = new Int32Array(FIELDS.length * 2);
  private start = 0;
  private end = 0;

  /** The start of the bytes that distinguish the object from others, but not from its other versions. */
  public keyStart = 0;
  public keyEnd = 0;

  /** @returns The end of the object that begins at a place, or -1 if it has another form. */
  public read({ bytes, view }: LogBytes, start: number): number {
    const { places } = this;
    let at = start;
    for (let i = 0; i < FIELDS.length; i++) {
      const beginning = BEGINNINGS[i];
      if (isAt(view, at, beginning)) {
        const from = at + beginning.length;
        const to = endOfString(bytes, from);
        if (to < 0) {
          return -1;
        }
        places[i * 2] = from;
        places[i * 2 + 1] = to;
        at = to + 1;
      } else if (i === 0) {
        return -1;
      } else {
        places[i * 2] = -1;
      }
    }
    this.start = start;
    this.end = at + 1;
    return bytes[at] === CLOSE_BRACE ? this.end : -1;
  }

  /**
   * Makes the key of the object that was read: a write has the version of the object, which is another one each time.
   *
   * @returns Whether there is room for it.
   */
  public makeKey(log: LogBytes): boolean {
    const { places, start, end } = this;
    this.keyStart = start;
    this.keyEnd = end;
    return places[UID * 2] < 0 && places[RESOURCE_VERSION * 2] < 0 || this.cutOut(log, VERSION_FIELDS, log.scratch);
  }

  /**
   * Makes the key that all objects share which differ from the one that was read only in the name.
   *
   * @returns Whether there is room for it.
   */
  public makeKeyOfAnyName(log: LogBytes): boolean {
    return this.cutOut(log, OBJECT_FIELDS, log.scratch + SCRATCH_BYTES / 2);
  }

  /** The name of the object that was read; nothing where it has none. */
  public name({ bytes }: LogBytes): string | undefined {
    const start = this.places[NAME * 2];
    if (start < 0) {
      return undefined;
    }
    const text = bytes.toString('utf8', start, this.places[NAME * 2 + 1]);
    return text.includes('\\') ? JSON.parse(`"${text}"`) as string : text;
  }

  /** The object reference that was read. */
  public reference({ bytes }: LogBytes): ObjectReference | undefined {
    return readObjectReference(parseObject(bytes.toString('utf8', this.start, this.end)));
  }

  /** Makes a key of the object without the values of some fields, in the scratch room. */
  private cutOut({ bytes }: LogBytes, fields: readonly number[], scratch: number): boolean {
    const { places, start, end } = this;
    if (end - start > SCRATCH_BYTES / 2) {
      return false;
    }
    let from = start;
    let to = scratch;
    for (const field of fields) {
      if (places[field * 2] >= 0) {
        bytes.copyWithin(to, from, places[field * 2]);
        to += places[field * 2] - from;
        from = places[field * 2 + 1];
      }
    }
    bytes.copyWithin(to, from, end);
    this.keyStart = scratch;
    this.keyEnd = to + end - from;
    return true;
  }
}
