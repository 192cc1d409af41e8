/** How grave a diagnostic is: an error leaves no answer, a warning does, a note only explains. */
export type Severity = 'error' | 'warning' | 'note';

/** The meaning of a code, whatever the message says of the single case. */
export interface CodeDescription {
  readonly severity: Severity;

  /** The fault in general: one sentence, for docs/diagnostics.md. */
  readonly summary: string;
}

/** The codes of one area, which each of them begins with. */
export type CodeTable<Area extends string> = Readonly<Record<`${Area}/${string}`, CodeDescription>>;
