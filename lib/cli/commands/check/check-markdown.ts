import { CheckSection, countsText, grantText, remarks, sectionsOf, usageRemarks, usageSections } from './check-lines';
import { CheckAndUsageReport } from '../../../check/usage-report';
import { code, fitComment, Section, table } from '../../report/markdown';

/** By this a bot finds its own comment, to replace it. */
const MARKER = '<!-- argo-rbac check -->';

/** Writes a check as a comment for a pull request. */
export function writeMarkdown({ accounts, usage, assumed, suggested, gate }: CheckAndUsageReport): string {
  return fitComment([
    { head: [MARKER, `### Access against needs: ${gate.hit ? 'gate hit' : 'gate not hit'}`, ''], rows: [], foot: [] },
    ...accounts.flatMap((check) => [
      { head: [`#### ${code(check.account)}`, '', countsText(check), ''], rows: [], foot: [] },
      ...check.unknown.length === 0 ? [] : [{ head: ['Unknown:', ''], rows: check.unknown.map((text) => `- ${code(text)}`), foot: [''] }],
      ...sectionsOf(check).map(foldedSection),
    ]),
    ...(usage?.accounts ?? []).flatMap((account) => [
      { head: [`#### ${code(account.account)}, by the audit log`, ''], rows: [], foot: [] }, ...usageSections(account).map(foldedSection),
    ]),
    { head: [], rows: [...usage === undefined ? [] : usageRemarks(usage), ...remarks(assumed, suggested)].map((remark) => `- ${code(remark)}`), foot: [] },
  ]);
}

function foldedSection({ title, count, lines }: CheckSection): Section {
  const rows = table(['Permissions', 'Details', 'Granted by'], lines.map(({ permissions, details, via }) => [
    code(permissions), details.map(code).join('<br>'), via.map((grant) => code(grantText(grant))).join(', '),
  ]));
  return { head: ['<details>', `<summary>${title} (${count})</summary>`, '', ...rows.slice(0, 2)], rows: rows.slice(2), foot: ['', '</details>', ''] };
}
