import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { ScenarioVerdict } from './scenario-verdict';
import { ClientVerdict } from '../clients/client-case';
import { VERDICTS } from '../lab-run';
import { ApiServerSetUp } from '../node/api-server-set-up';

/** The call wasn't made while the scenario ran: nothing is known of what follows. */
export const UNSETTLED = 'unsettled';

/** What followed when one verb of a need was taken away. */
export interface Removal {
  readonly need: string;
  readonly verb: string;

  /** The scenario in which it was tried. */
  readonly scenario: string;

  /** What the row says that follows. */
  readonly said: string;

  /** What was seen, in the words of the rows, or `unsettled`. */
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
  readonly apiServer: ApiServerSetUp;

  /** Without an audit log only logs and statuses are judged, and what is used isn't measured. */
  readonly hasAuditLog: boolean;
  readonly seconds: number;

  /** Whether every scenario of the version ran. */
  readonly isWhole: boolean;
  readonly scenarios: readonly ScenarioVerdict[];
  readonly clients: readonly ClientVerdict[];
  readonly removals: readonly Removal[];
}

/** Reads what the labs of a run have come to, each in a folder below, in the order of their folders. */
export function readVerdicts(folder: string): LabVerdicts[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith(VERDICTS)).sort()
    .map((path) => JSON.parse(readFileSync(join(folder, path), 'utf8')) as LabVerdicts);
}
