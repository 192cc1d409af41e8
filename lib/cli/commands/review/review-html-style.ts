import { MATRIX_STYLE } from '../../report/access-matrix-markup';

/** How the report looks. It sets no font that has to be loaded, and no colour without the one that it is read on. */
export const STYLE = `
:root {
  color-scheme: light;
  --page: #f6f7f9; --card: #fff; --text: #1b1f24; --muted: #57606a; --line: #d5dae1; --link: #0a5bb5; --code: #eef1f5;
  --critical: #9f1239; --high: #b03a0b; --medium: #7a5700; --low: #1e5aa8; --info: #4b5563; --on: #fff;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    color-scheme: dark;
    --page: #0f1318; --card: #171c23; --text: #e6eaf0; --muted: #9fabb9; --line: #313a46; --link: #7cb7ff; --code: #222a34;
    --critical: #ff9db0; --high: #ffb38a; --medium: #f2d16b; --low: #9ec8ff; --info: #c3ccd8; --on: #14181d;
  }
}
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; }
body { margin: 0 auto; max-width: 78rem; padding: 1.5rem 1rem 4rem; background: var(--page); color: var(--text); font: 16px/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
a { color: var(--link); }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 4px; }
.skip { position: absolute; left: -100vw; background: var(--card); padding: .5rem 1rem; }
.skip:focus { left: 1rem; top: .5rem; z-index: 1; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 .25rem; }
h2 { font-size: 1.25rem; margin: 2.5rem 0 .75rem; }
h2 .count { color: var(--muted); font-weight: normal; }
p { margin: .25rem 0 .5rem; max-width: 46rem; }
ul { margin: .25rem 0; padding-inline-start: 1.2rem; }
code, pre, .name { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; font-size: .875em; unicode-bidi: isolate; }
pre { background: var(--code); border-radius: 6px; padding: .75rem; overflow-x: auto; margin: .5rem 0; }
.muted { color: var(--muted); }
.gate { font-weight: 600; margin: 0; }
.gate::before { content: '✓'; display: inline-block; width: 1.5em; height: 1.5em; line-height: 1.5; border-radius: 50%; margin-inline-end: .5em; text-align: center; background: var(--low); color: var(--on); }
.gate.hit::before { content: '!'; background: var(--critical); }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(8rem, 1fr)); gap: .6rem; list-style: none; margin: 1.25rem 0; padding: 0; }
.tiles a { display: flex; flex-direction: column; height: 100%; padding: .5rem .8rem; font-size: .925rem; background: var(--card); border: 1px solid var(--line); border-top: 4px solid var(--tone, var(--line)); border-radius: 8px; color: inherit; text-decoration: none; }
.tiles a:hover { border-color: var(--tone, var(--link)); }
.tiles strong { font-size: 1.6rem; line-height: 1.2; }
.tiles a.none strong { color: var(--muted); font-weight: normal; }
.critical { --tone: var(--critical); } .high { --tone: var(--high); } .medium { --tone: var(--medium); } .low { --tone: var(--low); } .info { --tone: var(--info); }
.filter { display: flex; flex-wrap: wrap; gap: .5rem 1.25rem; border: 1px solid var(--line); border-radius: 8px; padding: .4rem .9rem .6rem; background: var(--card); }
fieldset.filter { margin-top: 2.5rem; }
.filter legend { color: var(--muted); font-size: .875rem; padding: 0 .3rem; }
.filter label { display: inline-flex; align-items: center; gap: .4rem; min-height: 1.75rem; }
.filter input { width: 1.1rem; height: 1.1rem; margin: 0; accent-color: var(--link); }
details { background: var(--card); border: 1px solid var(--line); border-radius: 8px; }
summary { cursor: pointer; padding: .6rem .9rem; }
.finding { margin-block: .5rem; }
.finding > details { border-inline-start: 5px solid var(--tone); }
.finding summary { display: grid; grid-template-columns: auto 1fr; column-gap: .75rem; align-items: baseline; list-style: none; }
.finding summary::-webkit-details-marker { display: none; }
.finding summary::before { content: '▸'; color: var(--muted); grid-row: 1 / 3; align-self: center; }
.finding details[open] > summary::before { content: '▾'; }
.finding h3 { display: inline; font-size: 1rem; margin: 0; }
.badge { display: inline-block; min-width: 4.6rem; margin-inline-end: .5rem; padding: .05rem .5rem; border-radius: 999px; background: var(--tone); color: var(--on); font-size: .78rem; font-weight: 600; text-align: center; }
.id { color: var(--muted); margin-inline-end: .4rem; display: inline-block; min-width: 1.9rem; font-variant-numeric: tabular-nums; }
.who { grid-column: 2; color: var(--muted); font-size: .925rem; }
.who .name { color: var(--text); }
.body { padding: .1rem 1rem .9rem; border-top: 1px solid var(--line); }
.said { min-width: 0; margin: 0; }
.said dt { font-size: .8rem; font-weight: 600; color: var(--muted); margin-top: .6rem; }
.said dd { margin: 0; min-width: 0; }
.said dd > ul, .said dd > p { margin: 0 0 .2rem; padding: 0; list-style: none; }
.way { display: block; margin: 0 0 .3rem; color: var(--muted); line-height: 1.4; }
.way code { color: var(--text); }
figure { margin: .9rem 0 0; min-width: 0; }
figcaption { font-size: .8rem; font-weight: 600; color: var(--muted); margin-bottom: .4rem; }
svg { display: block; max-width: 100%; height: auto; font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
svg text { fill: var(--text); font-size: 13px; }
svg rect { fill: var(--code); stroke: var(--line); }
svg .end rect { fill: var(--tone); stroke: var(--tone); }
svg .end text { fill: var(--on); }
svg .arrow { fill: none; stroke: var(--muted); stroke-width: 1.5; }
svg .label text { fill: var(--muted); font-size: 11px; }
@media (max-width: 44rem) {
  .tiles a { flex-direction: row; align-items: baseline; gap: .5rem; padding-block: .25rem; }
  .tiles strong { font-size: 1.25rem; }
  .plain :is(th, td):last-child { display: none; }
}
@media (min-width: 44rem), print {
  .said { display: grid; grid-template-columns: 6.5rem minmax(0, 1fr); gap: .35rem 1rem; align-content: start; padding-top: .7rem; }
  .said dt { margin: .15rem 0 0; }
}
@media (min-width: 64rem) {
  .body.drawn { display: grid; grid-template-columns: minmax(0, 1fr) 21.25rem; column-gap: 2rem; }
}
.scroll { overflow-x: auto; background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: 0 1rem; }
.scroll table { min-width: 40rem; }
${MATRIX_STYLE}
tr:last-child > td { border-bottom: 0; }
.plain td { font: inherit; overflow-wrap: break-word; }
.plain td:first-child { width: 1%; padding-inline-end: 1.25rem; }
.scroll.plain table { min-width: 0; }
.plain th { overflow-wrap: normal; }
.plain .number { width: 1%; padding-inline-start: 1.25rem; }
@media (max-width: 44rem) {
  .plain td:first-child, .plain .number { padding-inline: 0 .5rem; }
  .plain .badge { min-width: 4rem; margin: 0; }
}
.number { text-align: end; font-variant-numeric: tabular-nums; }
footer { margin-top: 3rem; color: var(--muted); font-size: .875rem; }
@media print {
  body { max-width: none; padding: 0; font-size: 11pt; background: none; }
  .skip, .filter { display: none; }
  .finding { break-inside: auto; }
  summary, svg, h2, h3, dt { break-inside: avoid; break-after: avoid; }
  .finding summary::before, .finding details[open] > summary::before { content: none; }
  .finding summary { display: block; }
  .who { display: block; }
  details::details-content { content-visibility: visible; block-size: auto; }
  .scroll { overflow: visible; } .scroll table { min-width: 0; }
  pre { white-space: pre-wrap; }
  .badge, .gate::before, svg { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  a { color: inherit; }
}
${['critical', 'high', 'medium', 'low', 'info'].map((severity) => `main:has(#show-${severity}:not(:checked)) #${severity} { display: none; }`).join('\n')}
`;
