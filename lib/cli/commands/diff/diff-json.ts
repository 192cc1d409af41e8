import { DiffReport, ReportedChange } from '../../../diff/diff-report';
import { API_VERSION } from '../../../manifests/api-version';
import { Finding } from '../../../review/findings/finding';
import { pathJson } from '../../report/access-path';

/** Writes a comparison for programs. */
export function writeJson({ added, removed, stillHeld, newFindings, broadened, narrowed, identity, layout, unknown, ...rest }: DiffReport): string {
  const changes = (list: readonly ReportedChange[]) => list.map(toJson);
  return `${JSON.stringify({
    apiVersion: API_VERSION,
    added: changes(added),
    removed: changes(removed),
    stillHeld: changes(stillHeld),
    newFindings: newFindings.map(findingToJson),
    broadened,
    narrowed,
    identity,
    layout,
    unknown: unknown.map(({ isCounted, ...each }) => each),
    ...rest,
  }, undefined, 2)}\n`;
}

function toJson({ via, findings, isCounted, ...change }: ReportedChange): object {
  return {
    ...change,
    via: via.map(pathJson),
    findings: findings.map(({ check, severity }) => ({ check, severity })),
  };
}

/** As much as identifies the finding: `review` has the rest. */
function findingToJson({ check, subject, severity, where, path, why, remedy }: Finding): object {
  return { check, subject, severity, where, path: path.map(({ text }) => text), why, remedy: remedy.text };
}
