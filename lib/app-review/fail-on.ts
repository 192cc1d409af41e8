/** What makes a review fail: a finding of this severity or a worse one, unless it is expected or acknowledged. */
export enum FailOn {
  /** Critical findings. */
  CRITICAL = 'critical',

  /** High and critical findings. */
  HIGH = 'high',

  /** Medium findings and worse. */
  MEDIUM = 'medium',

  /** Low findings and worse. */
  LOW = 'low',

  /** Nothing: the findings can be asked for. */
  NEVER = 'never',
}
