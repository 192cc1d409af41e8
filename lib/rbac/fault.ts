/** One thing that is wrong in an object, and where. */
export interface Fault {
  /** The field, as Kubernetes writes it: `rules[0].verbs`. */
  readonly field: string;

  /** What is wrong and how to mend it. It reads on from the field: `names no verb; …`. */
  readonly message: string;
}

/** Writes faults for an error's message, one a line. */
export function formatFaults(faults: readonly Fault[]): string {
  return faults.map(({ field, message }) => `  ${field} ${message}`).join('\n');
}
