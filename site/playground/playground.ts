import type { Answer, TextOptions } from './infer-text';
import { visible } from '../../lib/diagnostics/printable-text';

/** The versions that the page offers; the build writes them from the table of known versions. */
declare const KNOWN_VERSIONS: readonly string[];

/** The code that answers, loaded when it is asked. */
interface Inference {
  readonly inferText: (text: string, options: TextOptions) => Answer;
}

const INFERENCE = './inference.js';

/**
 * The longest text that the page reads: about a thousand workflows, for which it takes a second or two.
 *
 * The text field has no `maxlength`: a browser would cut what is pasted, and the answer would be to a part of it.
 */
const LONGEST_TEXT = 500_000;

type Cell = string | undefined;

const version = byId('version', HTMLSelectElement);
version.append(...KNOWN_VERSIONS.map((known) => new Option(known)));

byId('question', HTMLFormElement).addEventListener('submit', (event) => {
  event.preventDefault();
  void answer();
});

async function answer(): Promise<void> {
  const place = byId('answer', HTMLElement);
  place.setAttribute('aria-busy', 'true');
  try {
    const text = byId('manifests', HTMLTextAreaElement).value;
    place.replaceChildren(...text.length > LONGEST_TEXT ? tooLong(text) : shown(await inferred(text)));
  } catch (error) {
    place.replaceChildren(element('h2', 'Error'), element('p', String(error), 'wrong'));
  }
  place.setAttribute('aria-busy', 'false');
  place.focus();
}

async function inferred(text: string): Promise<Answer> {
  const { inferText } = await import(INFERENCE) as Inference;
  return inferText(text, {
    argoVersion: version.value,
    namespace: byId('namespace', HTMLInputElement).value.trim(),
    serviceAccount: byId('account', HTMLInputElement).value.trim(),
  });
}

function tooLong(text: string): HTMLElement[] {
  const [length, longest] = [text.length, LONGEST_TEXT].map((count) => count.toLocaleString('en'));
  return [element('h2', 'Unknown'), element('p', `The manifests have ${length} characters, and this page reads at most ${longest}. It can't answer for them. `
    + 'Paste fewer manifests, or run argo-rbac infer, which has no limit.', 'wrong')];
}

function shown({ out, err, exitCode, workflows }: Answer): HTMLElement[] {
  if (exitCode !== 0) {
    return [element('h2', 'Errors'), element('p', err, 'wrong')];
  }
  const reasons = workflows.flatMap(({ name, identities }) => identities.flatMap(({ serviceAccount, namespace, because }) => because.map((reason) => [
    serviceAccount ?? `none named, for ${name}`, reason.namespace ?? namespace, reason.verb, reason.apiGroup === '' ? reason.resource : `${reason.resource}.${reason.apiGroup}`,
    reason.name ?? '*', `${reason.template ?? ''}:${reason.line}`, reason.why,
  ])));
  const unknown = workflows.flatMap((workflow) => workflow.unknown.map(({ line, where, why }) => [workflow.name, `${where}, line ${line}`, why]));
  const accounts = new Set(reasons.map(([account]) => account));
  return [
    element('h2', accounts.size === 1 ? 'One account, with its roles' : `${accounts.size} accounts, with their roles`),
    copyable(out),
    ...tableOf('Reasons', ['Account', 'Namespace', 'Verb', 'Resource', 'Name', 'Template and line', 'Why'], reasons, 'The workflows need nothing that is known.'),
    ...tableOf('Unknown, so not granted', ['Workflow', 'Where', 'Why'], unknown, 'Nothing: the manifests determine each permission.'),
    ...err === '' ? [] : [element('h2', 'Messages'), pre(err, 'Messages')],
  ];
}

function copyable(yaml: string): HTMLElement {
  const box = document.createElement('div');
  const button = element('button', 'Copy the YAML');
  button.setAttribute('type', 'button');
  button.addEventListener('click', () => void navigator.clipboard.writeText(yaml).then(() => { button.textContent = 'Copied'; }));
  box.append(pre(yaml, 'YAML'), button);
  return box;
}

function pre(text: string, name: string): HTMLElement {
  const box = element('pre', text);
  box.tabIndex = 0; // it scrolls, so the keyboard has to reach it
  box.setAttribute('role', 'region');
  box.setAttribute('aria-label', name);
  return box;
}

function tableOf(title: string, header: readonly string[], rows: readonly (readonly Cell[])[], none: string): HTMLElement[] {
  if (rows.length === 0) {
    return [element('h2', title), element('p', none)];
  }
  const table = document.createElement('table');
  const head = table.createTHead().insertRow();
  head.append(...header.map((text) => {
    const cell = element('th', text);
    cell.setAttribute('scope', 'col');
    return cell;
  }));
  const body = table.createTBody();
  rows.forEach((cells) => body.insertRow().append(...cells.map((text) => element('td', visible(text ?? '')))));
  const box = document.createElement('div');
  box.className = 'scroll';
  box.tabIndex = 0;
  box.setAttribute('role', 'region');
  box.setAttribute('aria-label', title);
  box.append(table);
  return [element('h2', title), box];
}

/** Shows the content of a manifest as text only. */
function element(name: string, text: string, className = ''): HTMLElement {
  const made = document.createElement(name);
  made.textContent = text;
  made.className = className;
  return made;
}

function byId<Kind extends HTMLElement>(id: string, kind: new () => Kind): Kind {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) {
    throw new Error(`The page has no ${id}.`);
  }
  return found;
}
