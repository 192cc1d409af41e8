import { DiffReport, ReportedChange } from '../../../diff/diff-report';
import { pathJson } from '../../report/access-path';

/** Writes a comparison for programs. */
export function writeJson({ added, removed, stillHeld, broadened, narrowed, ...rest }: DiffReport): string {
  const changes = (list: readonly ReportedChange[]) => list.map(toJson);
  return `${JSON.stringify({
    apiVersion: 'argo-rbac/v1', added: changes(added), removed: changes(removed), stillHeld: changes(stillHeld), broadened, narrowed, ...rest,
  }, undefined, 2)}\n`;
}

function toJson({ via, ...change }: ReportedChange): object {
  return {
    ...change,
    via: via.map(pathJson),
    findings: [],
  };
}
