/**
 * Random choices that are the same in every run.
 *
 * @see https://en.wikipedia.org/wiki/Linear_congruential_generator
 */
export class SeededRandom {
  private static readonly MULTIPLIER = 48_271;
  private static readonly MODULUS = 2 ** 31 - 1;

  /** @param state Between 1 and the modulus. */
  constructor(private state: number) {}

  /** A whole number from 0 on, below the bound. */
  public below(bound: number): number {
    this.state = this.state * SeededRandom.MULTIPLIER % SeededRandom.MODULUS;
    return Math.floor(this.state / SeededRandom.MODULUS * bound);
  }

  public oneOf<T>(choices: readonly T[]): T {
    return choices[this.below(choices.length)];
  }
}
