import { pathInRepository } from './repository-path';
import { Place } from '../../diagnostics/diagnostic';
import { visible } from '../../diagnostics/printable-text';

/** A rule of a SARIF run. */
export interface SarifRule {
  readonly id: string;
  readonly title: string;
  readonly help: string;

  /** How grave its results are, from 0 to 10, as code scanning sorts by it. */
  readonly securitySeverity: number;

  /** Where more is said. */
  readonly helpUri?: string;
}

/** A note on a place. */
interface PlaceNote {
  readonly place: Place;
  readonly message: string;
}

/** A result, in the terms that all our reports share. */
export interface SarifResult {
  readonly ruleId: string;
  readonly level: 'error' | 'warning' | 'note' | 'none';
  readonly message: string;
  readonly place: Place;
  readonly relatedPlaces?: readonly PlaceNote[];

  /** The steps of a path, which code scanning shows one after the other. */
  readonly steps?: readonly PlaceNote[];

  /** The object that the result is about, for example `Role/web/deploy`. */
  readonly logicalName?: string;

  /** Stays the same when the result moves to another line. */
  readonly fingerprint: string;
  readonly baselineState?: 'new' | 'absent' | 'unchanged';
}

/** The most results that GitHub's code scanning shows. */
const MAX_RESULTS = 5_000;

const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json';

const LEVELS: readonly SarifResult['level'][] = ['error', 'warning', 'note', 'none'];

/**
 * Writes results as SARIF 2.1.0 with one run. The most severe ones are kept where there are more than code scanning shows.
 *
 * @param fingerprintName The name and version of the fingerprints, for example `access/v1`.
 * @param folder The path from the root of the repository to the working directory: code scanning takes the path of a file from that root.
 * @param notes Remarks on all results, as sentences.
 */
export function formatSarif(
  version: string, rules: readonly SarifRule[], results: readonly SarifResult[], fingerprintName: string, folder: string,
  notes: readonly string[] = [],
): string {
  const sorted = LEVELS.flatMap((level) => results.filter((result) => result.level === level));
  const kept = sorted.slice(0, MAX_RESULTS);
  const leftOut = sorted.length - kept.length;
  const notifications = [
    ...leftOut === 0 ? [] : [{ level: 'warning', message: { text: `${leftOut} results of lower severity are left out: the limit is ${MAX_RESULTS}.` } }],
    ...notes.map((text) => ({ level: 'note', message: { text } })),
  ];
  return `${JSON.stringify({
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [{
      tool: {
        driver: {
          name: 'argo-rbac',
          version,
          informationUri: 'https://github.com/cdk8s-argo-rbac/cdk8s-argo-rbac',
          rules: rules.map(({ id, title, help, helpUri, securitySeverity }) => ({
            id,
            name: id,
            shortDescription: { text: title },
            fullDescription: { text: help },
            help: { text: help },
            ...helpUri === undefined ? {} : { helpUri },
            properties: { 'security-severity': securitySeverity.toFixed(1), 'tags': ['security'] },
          })),
        },
      },
      columnKind: 'utf16CodeUnits',
      invocations: [{ executionSuccessful: true, toolExecutionNotifications: notifications }],
      results: kept.map((result) => ({
        ruleId: result.ruleId,
        ruleIndex: rules.findIndex(({ id }) => id === result.ruleId),
        level: result.level,
        message: { text: visible(result.message) },
        ...result.baselineState === undefined ? {} : { baselineState: result.baselineState },
        locations: [{
          ...locationOf(result.place, folder),
          ...result.logicalName === undefined ? {} : { logicalLocations: [{ fullyQualifiedName: visible(result.logicalName) }] },
        }],
        relatedLocations: (result.relatedPlaces ?? []).map((note, id) => ({ id, ...noteOf(note, folder) })),
        ...result.steps === undefined || result.steps.length === 0 ? {} : {
          codeFlows: [{ threadFlows: [{ locations: result.steps.map((step) => ({ location: noteOf(step, folder) })) }] }],
        },
        partialFingerprints: { [fingerprintName]: result.fingerprint },
      })),
    }],
  }, undefined, 2)}\n`;
}

function noteOf({ place, message }: PlaceNote, folder: string): object {
  return { ...locationOf(place, folder), message: { text: visible(message) } };
}

function locationOf(place: Place, folder: string): object {
  const uri = uriOf(place, folder);
  if (place.kind !== 'file' || uri === undefined) {
    return { physicalLocation: { artifactLocation: { uri: '.', uriBaseId: '%SRCROOT%' } } };
  }
  const { line, column } = place;
  return {
    physicalLocation: {
      artifactLocation: { uri, uriBaseId: '%SRCROOT%' },
      ...line === undefined ? {} : { region: { startLine: line, ...column === undefined ? {} : { startColumn: column } } },
    },
  };
}

/** A URI that begins at the root of the repository; nothing for what isn't a file. */
export function uriOf(place: Place, folder: string): string | undefined {
  return pathInRepository(place, folder)?.split('/').map(encodeURIComponent).join('/');
}
