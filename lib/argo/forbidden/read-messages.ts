import { MESSAGE_FORMS, MessageForm } from './message-forms';
import { RefusedRequest } from './refused-request';

/** The text around a message, where it shows the action that failed. */
export interface MessageContext {
  /** The method of argo-server: `ListWorkflows` of `workflow.WorkflowService`. */
  readonly method?: string;
  readonly service?: string;

  /** The action of kubectl on the manifest of a resource template: `create`. */
  readonly action?: string;
}

/** A message that was found, however often it is there. */
export interface FoundMessage {
  readonly form: MessageForm;
  readonly requests: readonly RefusedRequest[];
  readonly context: MessageContext;

  /** The message without its wrapping. */
  readonly text: string;

  /** The first line that has it, from 1. */
  readonly line: number;
  readonly count: number;
}

/** How far around a message its context is looked for. */
const AROUND = 1000;

/** The most characters that are shown of a message. */
const SHOWN = 500;

/** Finds every message of a form that is known in a text, such as a log; what is said several times is found once. */
export function readMessages(text: string): FoundMessage[] {
  const unwrapped = unwrapMessages(text);
  const found = withoutBriefs(occurrencesOf(unwrapped)).sort((a, b) => a.at - b.at);
  const messages = new Map<string, FoundMessage>();
  const lineOf = lineCounter(unwrapped);
  for (const { form, match, at } of found) {
    const requests = form.requests?.(match.groups ?? {}) ?? [];
    const context = contextOf(unwrapped, at, match[0].length);
    const key = JSON.stringify([form.id, requests.length === 0 ? match[0] : requests.map(withoutGeneratedName), context]);
    const known = messages.get(key);
    const line = lineOf(at);
    messages.set(key, known === undefined
      ? { form, requests, context, text: match[0].replace(/\s+/g, ' ').trim().slice(0, SHOWN), line, count: 1 }
      : { ...known, count: known.count + 1 });
  }
  return [...messages.values()];
}

/** Counts the lines of a text up to places, which callers pass in ascending order. */
function lineCounter(text: string): (at: number) => number {
  let line = 1;
  let end = text.indexOf(LINE);
  return (at) => {
    for (; end >= 0 && end < at; end = text.indexOf(LINE, end + 1)) {
      line++;
    }
    return line;
  };
}

/** A match of a form, and where it is. */
interface Occurrence {
  readonly form: MessageForm;
  readonly match: RegExpMatchArray;
  readonly at: number;
}

/** Blanks the text that a form matched, so a more general form doesn't read it again. */
function occurrencesOf(text: string): Occurrence[] {
  let rest = text;
  return MESSAGE_FORMS.flatMap((form) => {
    const matches = [...rest.matchAll(new RegExp(form.pattern.source, 'g'))].map((match) => ({ form, match, at: match.index }));
    if (matches.length > 0) {
      rest = rest.replace(new RegExp(form.pattern.source, 'g'), (matched) => '\u0000'.repeat(matched.length));
    }
    return matches;
  });
}

/** A form that says little is left out where a fuller message says the same. */
function withoutBriefs(occurrences: readonly Occurrence[]): Occurrence[] {
  const requestsOf = ({ form, match }: Occurrence) => form.requests?.(match.groups ?? {}) ?? [];
  const explained = new Set(occurrences.flatMap(requestsOf).filter(({ user }) => user !== undefined).map(({ verb, resource }) => `${verb} ${resource}`));
  return occurrences.filter((occurrence) => occurrence.form.id !== 'logged-status'
    || requestsOf(occurrence).some(({ verb, resource }) => !explained.has(`${verb} ${resource}`)));
}

/** The end of a line. */
const LINE = '\n';

/**
 * Frees messages of what programs put around and into them: escapes of JSON and of logs, entities of HTML, links of Markdown, colours and
 * frames of terminals.
 */
export function unwrapMessages(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/\u001b\[[0-9;]*[A-Za-z]/g, '')
    .replace(/\\+u00(26|27|3c|3e|22)/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
    .replace(/&(?:quot|#34|#x22);/g, '"').replace(/&(?:apos|#39|#x27);/g, "'").replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&')
    .replace(/[“”„]/g, '"')
    .replace(/[’‘]/g, "'")
    .replace(/\\+"/g, '"')
    .replace(/\\+'/g, "'")
    .replace(/\\+n/g, ' ')
    .replace(/\\+t/g, ' ')
    .replace(/`([^`\s]{1,320})`/g, '"$1"')
    .replace(/[│┃|]\s*\n\s*[│┃|]/g, (frame) => frame.replace(/[^\n]+/g, ''))
    .replace(/\n[ \t]*[│┃|]/g, '\n')
    .replace(/\[([^\][\n]{1,253})\]\(https?:[^()\s]{1,500}\)/g, '$1');
}

function contextOf(text: string, at: number, length: number): MessageContext {
  const from = Math.max(0, at - AROUND);
  const line = text.slice(from + text.slice(from, at + 1).lastIndexOf(LINE) + 1, at + length + AROUND).split(LINE);
  // A message of several lines is followed by the rest of its last one.
  const around = line.slice(0, text.slice(at, at + length).split(LINE).length).join('\n');
  const [, method] = /\bgrpc\.method"?\s?[=:]\s?"?(\w+)/.exec(around) ?? [];
  const [, service] = /\bgrpc\.service"?\s?[=:]\s?"?([\w.]+)/.exec(around) ?? [];
  const [, doing] = /error when (creating|deleting|patching|replacing|applying patch|retrieving current configuration)/.exec(around) ?? [];
  const [, manifest] = /(\/tmp\/manifest\.yaml)/.exec(around) ?? [];
  const action = doing === undefined ? manifest === undefined ? undefined : 'apply' : ACTIONS[doing];
  return {
    ...method === undefined ? {} : { method },
    ...service === undefined ? {} : { service },
    ...action === undefined || manifest === undefined ? {} : { action },
  };
}

/** The words of kubectl for its actions. */
const ACTIONS: Readonly<Record<string, string>> = {
  'creating': 'create',
  'deleting': 'delete',
  'patching': 'patch',
  'replacing': 'replace',
  'applying patch': 'apply',
  'retrieving current configuration': 'apply',
};

/** Pods and workflows have another name each time, while the denied request is the same. */
function withoutGeneratedName({ resourceName, ...request }: RefusedRequest): RefusedRequest {
  return resourceName === undefined || isGeneratedName(resourceName) ? request : { ...request, resourceName };
}

/** Whether a name looks like one that Kubernetes or Argo made: five letters, or a number, at its end. */
export function isGeneratedName(name: string): boolean {
  return /-(?:[bcdfghjklmnpqrstvwxz2456789]{5}|\d{6,})(?:-[a-z-]+)?$/.test(name) || /-\d{6,}/.test(name);
}
