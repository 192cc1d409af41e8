import { visible } from '../../../diagnostics/printable-text';
import { DiffReport, ReportedChange } from '../../../diff/diff-report';
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
      ...added.map((change) => ({ change, sign: '+', detail: `${approvals.used.includes(change.id) ? '  approved' : ''}${change.served ? '' : '  no known version serves it'}` })),
      ...removed.map((change) => ({ change, sign: '-', detail: change.served ? '' : '  no known version serves it' })),
      ...stillHeld.map((change) => ({ change, sign: '=', detail: `  now through ${change.through}` })),
    ]),
    ...section('New findings', newFindings.map(findingText)),
    ...section('Identity changes', identity.map(({ fact, before, after }) => `${fact}: ${before ?? '(none)'} -> ${after ?? '(none)'}`)),
    ...section('Unknown', unknown.map(({ change, subject, where, role }) => `${subject}, ${whereText(where)}: ${role} is ${change}, and no input defines it.`)),
    ...section('Objects', layout),
    ...section('Approvals', [
      ...approvals.expired.map((id) => `${id} has expired.`),
      ...approvals.unused.map((id) => `${id} approves nothing that is added. Remove it.`),
    ]),
    summaryText(report),
  ];
  return lines.map((line) => `${visible(line)}\n`).join('');
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
  const cut = new Map<string, number>();
  const lines = group.flatMap(({ change, sign, detail }) => {
    const key = `${sign} ${change.verb} ${change.apiGroup}/${change.resource}`;
    const count = change.resourceName === undefined ? 0 : (named.get(key) ?? 0) + 1;
    named.set(key, count);
    if (count > MOST_NAMES) {
      cut.set(key, count - MOST_NAMES);
      return [];
    }
    return [`  ${sign} ${permissionText(change)}${detail}`, ...change.via.map((path) => `      ${pathText(path)}`)];
  });
  return [...lines, ...[...cut].map(([key, count]) => `  ${key.split('/')[0].trimEnd()} … and ${count} more names`)];
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [title, ...lines.map((line) => `  ${line}`), ''];
}

export function whereText(where: string): string {
  return where === 'cluster' ? 'cluster-wide' : `namespace ${where}`;
}

/** Writes what a review finds: `high B2 List or watch Secrets: User ann, namespace web`, with what it leads to. */
export function findingText(finding: Finding): string {
  const { severity, subject, where, path } = finding;
  const end = path.at(-1);
  return `${severity} ${titleText(finding)}: ${subject}, ${whereText(where)}${end === undefined ? '' : ` -> ${end.text}`}`;
}
