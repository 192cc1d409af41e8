import { endOfPlainString, isAt, patternOf } from './byte-pattern';
import { LogBytes, SCRATCH_BYTES } from './log-bytes';

/** The fields of an object reference, in the order in which the API server writes them. */
const FIELDS = ['resource', 'namespace', 'name', 'uid', 'apiGroup', 'apiVersion', 'resourceVersion', 'subresource'] as const;
const BEGINNINGS = FIELDS.map((field, index) => patternOf(`${index === 0 ? '{' : ','}"${field}":"`));

const [NAMESPACE, NAME, UID, RESOURCE_VERSION] = (['namespace', 'name', 'uid', 'resourceVersion'] as const).map((field) => FIELDS.indexOf(field));

/** The fields in which objects of a kind differ. */
const OBJECT_FIELDS = [NAMESPACE, NAME, UID, RESOURCE_VERSION];

/** Copies and comparisons go so far beyond the end of a text at most. */
const MARGIN_BYTES = 8;
const LONGEST_TEXT = SCRATCH_BYTES - MARGIN_BYTES;

const CLOSE_BRACE = '}'.charCodeAt(0);

/** Finds the fields of an object reference in the form in which the API server writes it. */
export class ObjectReferenceText {
  /** Of each field where its text begins and ends, or -1. */
  private readonly places = new Int32Array(FIELDS.length * 2);
  private start = 0;
  private end = 0;

  /** Where the text of the kind is that was cut out. */
  public kindStart = 0;
  public kindEnd = 0;

  /** @returns The end of the object that begins at a place, or -1 if it has another form. No text in it has an escape. */
  public read({ bytes, view }: LogBytes, start: number): number {
    const { places } = this;
    let at = start;
    for (let i = 0; i < FIELDS.length; i++) {
      const beginning = BEGINNINGS[i];
      if (isAt(view, at, beginning)) {
        const from = at + beginning.length;
        const to = endOfPlainString(bytes, from);
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
        places[i * 2 + 1] = -1;
      }
    }
    this.start = start;
    this.end = at + 1;
    return bytes[at] === CLOSE_BRACE ? this.end : -1;
  }

  /** Where the name begins and ends; both are the same where there is none. */
  public get nameStart(): number {
    return this.places[NAME * 2];
  }

  public get nameEnd(): number {
    return this.places[NAME * 2 + 1];
  }

  /** Where the namespace begins and ends; both are the same where there is none. */
  public get namespaceStart(): number {
    return this.places[NAMESPACE * 2];
  }

  public get namespaceEnd(): number {
    return this.places[NAMESPACE * 2 + 1];
  }

  /**
   * Makes the text that is the same for all objects of a kind, in the scratch room.
   *
   * @returns Whether there is room for it.
   */
  public cutOutKind({ view, scratch }: LogBytes): boolean {
    const { places, start, end } = this;
    if (end - start > LONGEST_TEXT) {
      return false;
    }
    let from = start;
    let to = scratch;
    for (const field of OBJECT_FIELDS) {
      const cut = places[field * 2];
      if (cut >= 0) {
        copy(view, to, from, cut);
        to += cut - from;
        from = places[field * 2 + 1];
      }
    }
    copy(view, to, from, end);
    this.kindStart = scratch;
    this.kindEnd = to + end - from;
    return true;
  }
}

/** Copies some bytes to before them or to after them, and up to three more: a call of the system for these few takes longer. */
function copy(view: DataView, to: number, from: number, end: number): void {
  for (let i = 0; from + i < end; i += 4) {
    view.setInt32(to + i, view.getInt32(from + i, true), true);
  }
}
