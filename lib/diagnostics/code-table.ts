/** How grave a diagnostic is: an error leaves no answer, a warning does, a note only explains. */
export type Severity = 'error' | 'warning' | 'note';

/** What a code stands for, whatever the message says of the single case. */
export interface CodeDescription {
  readonly severity: Severity;

  /** What is wrong in general: one sentence, for docs/diagnostics.md. */
  readonly summary: string;
}

/** The codes of one area, which each of them begins with. */
export type CodeTable<Area extends string> = Readonly<Record<`${Area}/${string}`, CodeDescription>>;
