import { whereText } from '../../../access/reported-scope';
import { visible } from '../../../diagnostics/printable-text';
import { DiffReport, ReportedChange, ReportedUnknown, worstFirst } from '../../../diff/diff-report';
import { permissionText } from '../../../resources/permission-text';
import { Finding } from '../../../review/findings/finding';
import { titleText } from '../../../review/report/finding-text';
import { pathText } from '../../report/access-path';
import { gateText } from '../../report/gate-text';

/** So many names of one resource are listed; the others are counted. */
const MOST_NAMES = 10;

/** The numbers of a comparison in a sentence. */
export function summaryText({ added, removed, identity, layout, unknown, gate }: DiffReport): string {
  const others = [
    ...identity.length === 0 ? [] : [counted(identity.length, 'change', 'in who can act as whom')],
    ...unknown.length === 0 ? [] : [`${unknown.length} unknown`],
  ];
  return `${[`${added.length} broadened`, `${removed.length} narrowed`, ...others, counted(layout.length, 'object', 'changed')].join(', ')}. ${gateText(gate)}`;
}

function counted(number: number, noun: string, rest: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'} ${rest}`;
}

/** Writes a comparison for people. */
export function writeText(report: DiffReport): string {
  const { added, removed, stillHeld, newFindings, identity, layout, unknown, approvals } = report;
  const lines = [
    ...bySubject([
      ...worstFirst(added).map((change) => ({ change, sign: '+', detail: [...remarksOn(change, approvals), ...checksOf(change)].map((each) => `  ${each}`).join('') })),
      ...removed.map((change) => ({ change, sign: '-', detail: change.served ? '' : '  no known version serves it' })),
      ...stillHeld.map((change) => ({ change, sign: '=', detail: `  now through ${change.through}` })),
    ]),
    ...section('New findings', newFindings.map(findingText)),
    ...section('Identity changes', identity.map(({ fact, before, after }) => `${fact}: ${before ?? '(none)'} -> ${after ?? '(none)'}`)),
    ...section('Unknown', unknown.map(unknownText)),
    ...section('Objects', layout),
    ...section('Approvals', approvalTexts(approvals)),
    summaryText(report),
  ];
  return lines.map((line) => `${visible(line)}\n`).join('');
}

/** Lists the reasons why the gate passes over a permission that is added. */
export function remarksOn({ id, served }: ReportedChange, { used }: DiffReport['approvals']): string[] {
  return [...used.includes(id) ? ['approved'] : [], ...served ? [] : ['no known version serves it']];
}

/** Lists the checks whose findings are based on a change, the worst first: `critical C1, medium B1`. */
export function checksOf({ findings }: ReportedChange): string[] {
  return findings.length === 0 ? [] : [[...new Set(findings.map(({ severity, check }) => `${severity} ${check}`))].join(', ')];
}

/** Describes the faults of approvals. */
export function approvalTexts({ expired, unused }: DiffReport['approvals']): string[] {
  return [...expired.map((id) => `${id} has expired.`), ...unused.map((id) => `${id} approves nothing that is added. Remove it.`)];
}

/** Writes a role that nothing defines and that a subject gains or loses. */
export function unknownText({ change, subject, where, role }: ReportedUnknown): string {
  return `${subject}, ${whereText(where)}: ${role} is ${change}, and no input defines it.`;
}

interface Line {
  readonly change: ReportedChange;
  readonly sign: string;
  readonly detail: string;
}

function bySubject(lines: readonly Line[]): string[] {
  const groups = new Map<string, Line[]>();
  for (const line of lines) {
    const title = `${line.change.subject}, ${whereText(line.change.where)}`;
    const group = groups.get(title);
    if (group === undefined) {
      groups.set(title, [line]);
    } else {
      group.push(line);
    }
  }
  return [...groups].flatMap(([title, group]) => [title, ...linesOf(group), '']);
}

function linesOf(group: readonly Line[]): string[] {
  const named = new Map<string, number>();
  const cut = new Map<string, { readonly line: Line; readonly count: number }>();
  const lines = group.flatMap((line) => {
    const { change, sign, detail } = line;
    const key = `${sign} ${change.verb} ${change.apiGroup}/${change.resource}`;
    const count = change.resourceName === undefined ? 0 : (named.get(key) ?? 0) + 1;
    named.set(key, count);
    if (count > MOST_NAMES) {
      cut.set(key, { line, count: count - MOST_NAMES });
      return [];
    }
    return [`  ${sign} ${permissionText(change)}${detail}`, ...change.via.map((path) => `      ${pathText(path)}`)];
  });
  return [...lines, ...[...cut.values()].map(({ line: { change, sign }, count }) =>
    `  ${sign} ${permissionText({ ...change, resourceName: undefined })} … and ${count} more names`)];
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [title, ...lines.map((line) => `  ${line}`), ''];
}

/** Writes what a review finds: `high B2 List or watch Secrets: User ann, namespace web`, with what it leads to. */
export function findingText(finding: Finding): string {
  const { severity, subject, where, path } = finding;
  const end = path.at(-1);
  return `${severity} ${titleText(finding)}: ${subject}, ${whereText(where)}${end === undefined ? '' : ` -> ${end.text}`}`;
}
