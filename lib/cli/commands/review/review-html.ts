import { dump } from 'js-yaml';
import { drawPath } from './path-drawing';
import { STYLE } from './review-html-style';
import { MatrixRow } from '../../../access/access-matrix';
import { whereText } from '../../../access/reported-scope';
import { formatPlace } from '../../../diagnostics/format-diagnostic';
import { groupBy } from '../../../inference/group-by';
import { checkOf } from '../../../review/checks/check-table';
import { surenessText } from '../../../review/checks/check-text';
import { isAtLeast, SEVERITIES, Severity, worse } from '../../../review/checks/severity';
import { Finding, findingId, Reached } from '../../../review/findings/finding';
import { countsText, grantText, unlistedText, voidText, wayText } from '../../../review/report/finding-text';
import { GateVerdict } from '../../../review/report/review-gate';
import { ReviewReport } from '../../../review/report/review-report';
import { matrixTable } from '../../report/access-matrix-markup';
import { htmlPage, Markup, markup, NOTHING } from '../../report/markup';

/** Content of the page in addition to the report. */
interface PageOptions {
  readonly gate: GateVerdict;
  readonly matrix: () => readonly MatrixRow[];
  readonly version: string;
}

/** So many rows of the access are shown: a page with more is slow to open, and `access` lists them all. */
const MOST_ROWS = 5_000;

/** So many findings that are critical or high are unfolded. */
const UNFOLDED = 10;

/** Writes a review as one page that loads nothing and runs nothing. */
export function writeHtml(report: ReviewReport, { gate, matrix, version }: PageOptions): string {
  const { findings, unknown, acknowledged, voidAcknowledgements } = report;
  const open = findings.filter(({ expected }) => expected !== true);
  const expected = findings.filter((finding) => finding.expected === true);
  const bySeverity = SEVERITIES.map((severity) => ({ severity, found: open.filter((finding) => finding.severity === severity) }));
  const ids = idsOf(findings);
  const rows = matrix();
  let position = 0;
  const articles = (shown: readonly Finding[]) => shown.map((finding) => {
    const isGrave = finding.expected !== true && isAtLeast(finding.severity, 'high');
    return findingArticle(finding, ids.get(finding) ?? '', isGrave && position++ < UNFOLDED);
  });
  const counted: readonly [id: string, title: string, count: number, name: string][] = [
    ...bySeverity.map(({ severity, found }): [string, string, number, string] => [severity, severity, found.length, severity]),
    ['expected', 'expected', expected.length, ''],
    ['unknown', 'unknown', unknown.length, ''],
    ['acknowledged', 'acknowledged', acknowledged.length, ''],
  ];
  return htmlPage(`RBAC review: ${countsText(report)}`, STYLE, markup`<a class="skip" href="#findings">Skip to the findings</a>
<header>
<h1>RBAC review</h1>
<p class="${gate.hit ? 'gate hit' : 'gate'}">Gate ${gate.asked}${gate.strict ? ', strict' : ''}: ${gate.hit ? 'hit' : 'not hit'}</p>
${baselineNote(report)}${unlistedNote(report)}<nav aria-label="Report">
<ul class="tiles">
${counted.filter(([, , count, name]) => count > 0 || name !== '').map(([id, title, count, name]) => markup`<li><a class="${count > 0 ? name : `${name} none`}" href="#${count > 0 ? id : 'findings'}"><strong>${count}</strong> ${title}</a></li>
`)}<li><a href="#access"><strong>${rows.length}</strong> permissions</a></li>
</ul>
</nav>
</header>
<main id="findings">
${checksTable(open)}${open.length === 0 && report.unlisted === undefined ? markup`<p>Nothing that somebody has to look at was found.</p>\n` : filterOf(bySeverity)}${bySeverity.map(({ severity, found }) => section(severity, severity, articles(found), found.length))}${
  section('expected', 'Expected of known components', articles(expected), expected.length, 'These components need what they hold, so it counts for no gate.')}${
  section('unknown', 'Unknown', [list(unknown.map(({ what, why, concerns }) => markup`<span class="name">${what}</span>: ${why}${concernsList(concerns)}`))], unknown.length, 'The input doesn’t show these, so what depends on them isn’t judged.')}${
  section('acknowledged', 'Acknowledged', [list(acknowledged.map(({ finding, reason, expires, place }) => markup`<strong>${finding.check}</strong> ${checkOf(finding.check).title}: <span class="name">${finding.subject}</span>, ${whereText(finding.where)}. ${reason}${
    expires === undefined ? '' : ` Until ${expires}.`} <span class="muted">${formatPlace(place)}</span>`))], acknowledged.length)}${
  section('void', 'Acknowledgements without effect', [list(voidAcknowledgements.map((each) => markup`${voidText(each)} <span class="muted">${formatPlace(each.place)}</span>`))], voidAcknowledgements.length)}${
  accessSection(rows)}</main>
<footer>Written by argo-rbac review ${version}.</footer>
`);
}

/** By their identity, so a link holds in the next report; one that isn't the first of its kind is numbered. */
function idsOf(findings: readonly Finding[]): ReadonlyMap<Finding, string> {
  return new Map([...groupBy(findings, findingId)].flatMap(([id, same]) =>
    same.map((finding, index): [Finding, string] => [finding, index === 0 ? `f-${id}` : `f-${id}-${index + 1}`])));
}

function baselineNote({ baseline }: ReviewReport): Markup {
  return baseline === undefined ? NOTHING
    : markup`<p>Only what is new since the baseline is listed: it has ${baseline.known} of what is found now, and ${baseline.fixed} of its findings are gone.</p>\n`;
}

function unlistedNote({ unlisted }: ReviewReport): Markup {
  return unlisted === undefined ? NOTHING : markup`<p>${unlistedText(unlisted)}.</p>\n`;
}

function checksTable(findings: readonly Finding[]): Markup {
  const rows = [...groupBy(findings, ({ check }) => check)].map(([check, found]) => ({
    check,
    severity: found.map(({ severity }) => severity).reduce(worse),
    count: found.length,
    subjects: new Set(found.map(({ subject }) => subject)).size,
  }));
  return rows.length === 0 ? NOTHING : markup`<section>
<h2 id="checks">By check</h2>
<div class="scroll plain" role="region" aria-labelledby="checks" tabindex="0">
<table>
<thead>
<tr><th scope="col">Worst</th><th scope="col">Check</th><th scope="col" class="number">Findings</th><th scope="col" class="number">Subjects</th></tr>
</thead>
<tbody>
${rows.map(({ check, severity, count, subjects }) => markup`<tr class="${severity}"><td><span class="badge">${severity}</span></td><td><span class="id">${check}</span> ${checkOf(check).title}</td><td class="number">${count}</td><td class="number">${subjects}</td></tr>
`)}</tbody>
</table>
</div>
</section>
`;
}

/** Without script: the style hides the sections of what isn't checked. */
function filterOf(bySeverity: readonly { readonly severity: Severity; readonly found: readonly Finding[] }[]): Markup {
  return markup`<fieldset class="filter">
<legend>Show findings that are</legend>
${bySeverity.filter(({ found }) => found.length > 0).map(({ severity }) => markup`<label><input type="checkbox" id="show-${severity}" checked>${severity}</label>
`)}</fieldset>
`;
}

function section(id: string, title: string, content: readonly Markup[], count: number, note?: string): Markup {
  return count === 0 ? NOTHING : markup`<section id="${id}" aria-labelledby="${id}-title">
<h2 id="${id}-title">${title[0].toUpperCase()}${title.slice(1)} <span class="count">${count}</span></h2>
${note === undefined ? NOTHING : markup`<p>${note}</p>\n`}${content}</section>
`;
}

function list(items: readonly Markup[]): Markup {
  return items.length === 0 ? NOTHING : markup`<ul>\n${items.map((item) => markup`<li>${item}</li>\n`)}</ul>\n`;
}

function concernsList(concerns: readonly string[]): Markup {
  return concerns.length === 0 ? NOTHING : markup` Concerns ${concerns.map((each, index) => markup`${index === 0 ? '' : ', '}<span class="name">${each}</span>`)}.`;
}

function findingArticle(finding: Finding, id: string, isOpen: boolean): Markup {
  const { check, subject, severity, where, path } = finding;
  return markup`<article class="finding ${severity}" id="${id}">
<details${isOpen ? ' open' : ''}>
<summary><span><span class="badge">${severity}</span><span class="id">${check}</span><h3>${checkOf(check).title}</h3></span><span class="who"><span class="name">${subject}</span>, ${whereText(where)}</span></summary>
<div class="${path.length === 0 ? 'body' : 'body drawn'}">
${saidOf(finding)}${path.length === 0 ? NOTHING : markup`<figure>\n<figcaption>Path</figcaption>\n${drawPath(finding)}\n</figure>\n`}</div>
</details>
</article>
`;
}

function saidOf({ check, why, remedy, grants, reaches, via, places, folded }: Finding): Markup {
  const { references } = checkOf(check);
  const codes = (texts: readonly string[]) => texts.map((text) => markup`<code>${text}</code>`);
  const rules = remedy.rules === undefined ? NOTHING : markup`<pre tabindex="0"><code>${markupLines(dump({ rules: remedy.rules }, { lineWidth: -1 }))}</code></pre>\n`;
  return markup`<dl class="said">
<dt>Why</dt><dd><p>${why}</p></dd>
<dt>How to fix</dt><dd><p>${remedy.text}${folded.length === 0 ? '' : ` This also fixes ${folded.join(', ')}.`}</p>${rules}</dd>
${listed('Permissions', codes(grants.map(grantText)))}${listed('Also reaches', reaches.map(reachedItem))}${listed('Granted by', codes(via.map(wayText)))}${
  via.length > 0 ? NOTHING : listed('Written in', codes(places.map(formatPlace)))}<dt>Certainty</dt><dd><p>${surenessText(checkOf(check))}</p></dd>
${listed('Read more', references.map(({ title, url }) => markup`<a href="${url}" rel="noreferrer">${title}</a>`))}</dl>
`;
}

/** Writes the end that is reached, and below it the steps after the subject. */
function reachedItem({ what, path }: Reached): Markup {
  return markup`<strong>${what}</strong><span class="way">${path.slice(1).map(({ text }, index) => markup`${index === 0 ? '' : ' → '}<code>${text}</code>`)}</span>`;
}

function listed(term: string, items: readonly Markup[]): Markup {
  return items.length === 0 ? NOTHING : markup`<dt>${term}</dt><dd>${list(items)}</dd>\n`;
}

/** Line ends are the one thing that can't be seen and that is meant. */
function markupLines(text: string): Markup[] {
  return text.trimEnd().split('\n').map((line, index) => markup`${index === 0 ? NOTHING : markup`\n`}${line}`);
}

function accessSection(rows: readonly MatrixRow[]): Markup {
  const left = rows.length - MOST_ROWS;
  return markup`<section id="access" aria-labelledby="access-title">
<h2 id="access-title">Access <span class="count">${rows.length}</span></h2>
<details>
<summary>Who may do what</summary>
<div class="scroll" role="region" aria-label="Who may do what" tabindex="0">
${matrixTable(rows.slice(0, MOST_ROWS))}</div>
${left > 0 ? markup`<p>${left} more rows are left out: argo-rbac access lists them.</p>\n` : NOTHING}</details>
</section>
`;
}
