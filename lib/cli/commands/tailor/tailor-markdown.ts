import { TailorFormatOptions } from './tailor-format';
import { linesOf, TailorLine } from './tailor-lines';
import { accountRemarks, logRemarks } from './tailor-remarks';
import { SelectedAccess } from '../../../audit-log/selected-access';
import { tailor } from '../../../tailoring/tailored-account';
import { code, fitComment, Section, table } from '../../report/markdown';

/** By this a bot finds its own comment, to replace it. */
const MARKER = '<!-- argo-rbac tailor -->';

/** Writes the rules that roles would have, and other requests that were seen, as a comment for a pull request. */
export function writeMarkdown(access: SelectedAccess, { tailoring, onlyDenied }: TailorFormatOptions): string {
  const lines = linesOf(access, tailoring);
  return fitComment([
    { head: [MARKER, '### Access by the audit log', '', ...logRemarks(access, onlyDenied), ''], rows: [], foot: [] },
    ...access.accounts.flatMap((account) => {
      const own = lines.filter((line) => line.account === account.name);
      const remarks = accountRemarks(account, tailor(account, tailoring));
      return [
        { head: [`#### ${code(account.name)}`, ''], rows: remarks.map((remark) => `- ${code(remark)}`), foot: remarks.length === 0 ? [] : [''] },
        ...[...new Set(own.map(({ what }) => what))].map((what) => sectionOf(what, own.filter((line) => line.what === what))),
      ];
    }),
  ]);
}

function sectionOf(what: string, lines: readonly TailorLine[]): Section {
  const rows = table(['Where', 'Verb', 'Resource', 'Name', 'Requests', 'First', 'Last', 'Why'], lines.map(({ where, verb, resource, name, count, first, last, why }) =>
    [code(where), code(verb), code(resource), name === '' ? '' : code(name), count, first, last, why === '' ? '' : code(why)]));
  return {
    head: ['<details>', `<summary>${what[0].toUpperCase()}${what.slice(1)} (${lines.length})</summary>`, '', ...rows.slice(0, 2)],
    rows: rows.slice(2),
    foot: ['', '</details>', ''],
  };
}
