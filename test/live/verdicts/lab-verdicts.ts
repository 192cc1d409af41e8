import { ScenarioVerdict } from './scenario-verdict';
import { ClientVerdict } from '../clients/client-case';

/** What followed when one verb of a need was taken away. */
export interface Removal {
  readonly need: string;
  readonly verb: string;

  /** The scenario in which it was tried. */
  readonly scenario: string;

  /** What the row says that follows. */
  readonly said: string;

  /** What was seen, in the words of the rows; `nothing` where the scenario ended as if nothing had happened. */
  readonly followed: string;

  /** How often the call was refused. */
  readonly refused: number;

  /** The message or the state by which it was seen. */
  readonly evidence: string;
}

/** Everything that a run of the lab came to. */
export interface LabVerdicts {
  readonly argo: string;
  readonly kubernetes: string;
  readonly seconds: number;

  /** Whether every scenario of the version ran. */
  readonly isWhole: boolean;
  readonly scenarios: readonly ScenarioVerdict[];
  readonly clients: readonly ClientVerdict[];
  readonly removals: readonly Removal[];
}
