import { countsText, grantText, remarks, sectionsOf } from './check-lines';
import { CheckReport } from '../../../check/check-report';
import { code, fitComment, Section, table } from '../../report/markdown';

/** By this a bot finds its own comment, to replace it. */
const MARKER = '<!-- argo-rbac check -->';

/** Writes a check as a comment for a pull request. */
export function writeMarkdown({ accounts, assumed, suggested, gate }: CheckReport): string {
  return fitComment([
    { head: [MARKER, `### Access against needs: ${gate.hit ? 'gate hit' : 'gate not hit'}`, ''], rows: [], foot: [] },
    ...accounts.flatMap((check) => [
      { head: [`#### ${code(check.account)}`, '', countsText(check), ''], rows: [], foot: [] },
      ...check.unknown.length === 0 ? [] : [{ head: ['Unknown:', ''], rows: check.unknown.map((text) => `- ${code(text)}`), foot: [''] }],
      ...sectionsOf(check).map(({ title, count, lines }): Section => {
        const rows = table(['Permissions', 'Details', 'Granted by'], lines.map(({ permissions, details, via }) => [
          code(permissions), details.map(code).join('<br>'), via.map((grant) => code(grantText(grant))).join(', '),
        ]));
        return { head: ['<details>', `<summary>${title} (${count})</summary>`, '', ...rows.slice(0, 2)], rows: rows.slice(2), foot: ['', '</details>', ''] };
      }),
    ]),
    { head: [], rows: remarks(assumed, suggested).map((remark) => `- ${code(remark)}`), foot: [] },
  ]);
}
