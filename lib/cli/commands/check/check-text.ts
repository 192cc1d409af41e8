import { countsText, grantText, remarks, sectionsOf } from './check-lines';
import { CheckReport, ReportedCheck } from '../../../check/check-report';
import { visible } from '../../../diagnostics/printable-text';

/** Writes a check for people. */
export function writeText({ accounts, assumed, suggested, gate }: CheckReport): string {
  const lines = [
    ...accounts.flatMap(linesOf),
    ...remarks(assumed, suggested),
    `Gate ${gate.asked}: ${gate.hit ? 'hit' : 'not hit'}.`,
  ];
  return lines.map((line) => `${visible(line)}\n`).join('');
}

function linesOf(check: ReportedCheck): string[] {
  const { account, component, unknown } = check;
  return [
    `${account}${component === undefined ? '' : `, the ${component}`}: ${countsText(check)}`,
    ...sectionsOf(check).flatMap(({ title, lines }) => [
      `  ${title}`,
      ...lines.flatMap(({ permissions, details, via }) => [
        `    ${permissions}${via.length === 0 ? '' : `   ${via.map(grantText).join(', ')}`}`,
        ...details.map((detail) => `      ${detail}`),
      ]),
    ]),
    ...unknown.length === 0 ? [] : ['  Unknown', ...unknown.map((text) => `    ${text}`)],
    '',
  ];
}
