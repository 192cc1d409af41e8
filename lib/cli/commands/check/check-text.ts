import { CheckSection, countsText, grantText, remarks, sectionsOf, usageRemarks, usageSections } from './check-lines';
import { ReportedCheck } from '../../../check/check-report';
import { CheckAndUsageReport } from '../../../check/usage-report';
import { visible } from '../../../diagnostics/printable-text';
import { gateText } from '../../report/gate-text';

/** Writes a check for people. */
export function writeText({ accounts, usage, assumed, suggested, gate }: CheckAndUsageReport): string {
  const lines = [
    ...accounts.flatMap(linesOf),
    ...(usage?.accounts ?? []).flatMap((account) => [`${account.account}, by the audit log`, ...linesOfSections(usageSections(account)), '']),
    ...usage === undefined ? [] : usageRemarks(usage),
    ...remarks(assumed, suggested),
    gateText(gate),
  ];
  return lines.map((line) => `${visible(line)}\n`).join('');
}

function linesOf(check: ReportedCheck): string[] {
  const { account, component, unknown } = check;
  return [
    `${account}${component === undefined ? '' : `, the ${component}`}: ${countsText(check)}`,
    ...linesOfSections(sectionsOf(check)),
    ...unknown.length === 0 ? [] : ['  Unknown', ...unknown.map((text) => `    ${text}`)],
    '',
  ];
}

function linesOfSections(sections: readonly CheckSection[]): string[] {
  return sections.flatMap(({ title, lines }) => [
    `  ${title}`,
    ...lines.flatMap(({ permissions, details, via }) => [
      `    ${permissions}${via.length === 0 ? '' : `   ${via.map(grantText).join(', ')}`}`,
      ...details.map((detail) => `      ${detail}`),
    ]),
  ]);
}
