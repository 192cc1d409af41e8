/** The severity of a finding, or a worse one, with which a review fails, unless the finding is expected or acknowledged. */
export enum FailOn {
  /** Critical findings. */
  CRITICAL = 'critical',

  /** High and critical findings. */
  HIGH = 'high',

  /** Medium findings and worse. */
  MEDIUM = 'medium',

  /** Low findings and worse. */
  LOW = 'low',

  /** Nothing: the findings can be read. */
  NEVER = 'never',
}
