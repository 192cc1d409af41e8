import { accountsOfInstall, PictureAccount, PictureRole, PLACES } from './account-access';
import { PolicyRule } from '../../lib/rbac/policy-rule';

/** Where the picture is. */
export const PICTURE = 'docs/who-gets-what.svg';

const TITLE = 'Who gets what in an install of Argo Workflows';

const LINE = 15;
const PADDING = 10;
const GAP = 10;
const CELL_WIDTH = 302;
const CELL_CHARACTERS = 40;
const HEADER_HEIGHT = 50;
const ACCOUNT_HEIGHT = 26;
const WIDTH = PLACES.length * CELL_WIDTH + (PLACES.length + 1) * GAP;

const COMPONENTS: { readonly [component: string]: string } = {
  controller: 'The controller runs workflows',
  server: 'The server answers the UI and the API, with the permissions of its callers',
  client: 'A client submits workflows and reads their logs',
};

/** The colours, by their class. */
interface Palette {
  readonly page: string;
  readonly cell: string;
  readonly border: string;
  readonly text: string;
  readonly muted: string;
  readonly verb: string;
}

const LIGHT: Palette = { page: '#ffffff', cell: '#f3f5f8', border: '#d0d7de', text: '#1f2328', muted: '#59636e', verb: '#0550ae' };
const DARK: Palette = { page: '#0d1117', cell: '#161b22', border: '#3d444d', text: '#e6edf3', muted: '#9198a1', verb: '#79c0ff' };

/** The picture brings its own background. Plain rules, for not every renderer knows variables. */
const STYLE = `
text { font: 12px system-ui, sans-serif; }
.code { font: 11px ui-monospace, "DejaVu Sans Mono", monospace; }
.role { font-size: 10px; }
.title { font-weight: 600; font-size: 13px; }
${colours(LIGHT)}
@media (prefers-color-scheme: dark) {
${colours(DARK)}
}`;

function colours({ page, cell, border, text, muted, verb }: Palette): string {
  return `.page { fill: ${page}; } .cell { fill: ${cell}; stroke: ${border}; }
text { fill: ${text}; } .muted { fill: ${muted}; } .verb { fill: ${verb}; }`;
}

/** A part of a line: what is granted on, or the verbs. */
interface Span {
  readonly text: string;
  readonly style: 'resource' | 'verb' | 'muted' | 'muted role';
}

type Line = readonly Span[];

/** Draws what the accounts of an install may do, and where, as SVG. */
export function drawAccess(): string {
  const accounts = accountsOfInstall();
  let y = GAP + HEADER_HEIGHT;
  const rows = accounts.map((account) => {
    const row = drawAccount(account, y);
    y += row.height + GAP;
    return row.svg;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${y}" viewBox="0 0 ${WIDTH} ${y}" role="img" aria-labelledby="title">`,
    `<title id="title">${TITLE}</title>`,
    `<style>${STYLE}\n</style>`,
    `<rect class="page" width="${WIDTH}" height="${y}" rx="6"/>`,
    ...PLACES.flatMap(({ title, subtitle }, column) => [
      drawText(cellX(column) + PADDING, GAP + 18, 'title', title),
      drawText(cellX(column) + PADDING, GAP + 36, 'muted', subtitle),
    ]),
    ...rows,
    '</svg>',
    '',
  ].join('\n');
}

function drawAccount({ component, name, roles }: PictureAccount, y: number): { svg: string; height: number } {
  const cells = PLACES.map(({ title }) => linesOf(roles.get(title)));
  const cellHeight = Math.max(...cells.map(({ length }) => length)) * LINE + 2 * PADDING;
  const top = y + ACCOUNT_HEIGHT;
  return {
    height: ACCOUNT_HEIGHT + cellHeight,
    svg: [
      `<text x="${GAP + PADDING}" y="${y + 17}"><tspan class="title">${escape(COMPONENTS[component])}</tspan>`
        + `<tspan class="code muted" dx="10">${escape(name)}</tspan></text>`,
      ...cells.flatMap((lines, column) => [
        `<rect class="cell" x="${cellX(column)}" y="${top}" width="${CELL_WIDTH}" height="${cellHeight}" rx="4"/>`,
        ...lines.map((line, index) => drawLine(line, cellX(column) + PADDING, top + PADDING + (index + 1) * LINE - 4)),
      ]),
    ].join('\n'),
  };
}

/** The name of a role, and what it grants. */
function linesOf(role: PictureRole | undefined): Line[] {
  if (role === undefined) {
    return [[{ text: 'nothing', style: 'muted' }]];
  }
  return [[{ text: `${role.kind} ${role.name}`, style: 'muted role' }], ...byVerbs(role.rules).flatMap(([verbs, targets]) => grantLines(verbs, targets))];
}

/** Groups the targets that are granted with the same verbs. */
function byVerbs(rules: readonly PolicyRule[]): [verbs: string, targets: string[]][] {
  const targets = new Map<string, string[]>();
  for (const { verbs, resources = [], resourceNames } of rules) {
    const key = verbs.join(' ');
    const named = resources.flatMap((resource) => resourceNames?.map((name) => `${resource}/${name}`) ?? [resource]);
    targets.set(key, [...targets.get(key) ?? [], ...named]);
  }
  return [...targets];
}

/** One line, where it is enough; else the verbs follow on a line of their own. */
function grantLines(verbs: string, targets: readonly string[]): Line[] {
  const lines = wrap(targets);
  const last = lines[lines.length - 1];
  const fits = last.length + 1 + verbs.length <= CELL_CHARACTERS;
  return [
    ...lines.slice(0, -1).map((text): Line => [{ text, style: 'resource' }]),
    [{ text: last, style: 'resource' }, ...fits ? [{ text: ` ${verbs}`, style: 'verb' } as const] : []],
    ...fits ? [] : [[{ text: `  ${verbs}`, style: 'verb' } as const]],
  ];
}

function wrap(words: readonly string[]): string[] {
  const lines = [''];
  words.forEach((word, index) => {
    const text = index === words.length - 1 ? word : `${word},`;
    const last = lines[lines.length - 1];
    if (last !== '' && last.length + 1 + text.length > CELL_CHARACTERS) {
      lines.push(text);
    } else {
      lines[lines.length - 1] = last === '' ? text : `${last} ${text}`;
    }
  });
  return lines;
}

function drawLine(spans: Line, x: number, y: number): string {
  // Not `white-space: pre`: few renderers except browsers know it, and the others would drop the space before the verbs.
  return `<text class="code" x="${x}" y="${y}" xml:space="preserve">${spans.map(({ text, style }) => `<tspan class="${style}">${escape(text)}</tspan>`).join('')}</text>`;
}

function drawText(x: number, y: number, style: string, text: string): string {
  return `<text class="${style}" x="${x}" y="${y}">${escape(text)}</text>`;
}

function cellX(column: number): number {
  return GAP + column * (CELL_WIDTH + GAP);
}

function escape(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
}
