import { API_CLIENT_IMAGES } from './api-client-images';
import { Field } from '../../manifests/field';
import { substitute } from '../workflows/substitution';
import { TemplateType } from '../workflows/template-type';
import { TemplateRun } from '../workflows/template-walk';

/** A program by its name or its path, at the start of a command. */
const START = '(?:^|[\\s"\'`/;|&(=])';

/** Blanks between the words of a command. */
const BLANK = '(?:[ \\t]|\\\\\\n)+';

/** Flags before a subcommand whose value is the next word, whatever it says. */
const VALUED_FLAG = '(?:-[ns]|--(?:namespace|context|cluster|user|token|server|argo-server|as|as-group|kubeconfig|kube-(?!insecure)[\\w-]+))';

/**
 * A command of a program, which may have flags before its subcommand. The word after another flag is its value, unless it's a local subcommand: one that
 * doesn't call Kubernetes. The number of flags has a limit: without one, the time for a text that repeats the program is quadratic.
 */
function commandOf(program: string, subcommands: readonly string[], local: readonly string[]): RegExp {
  const word = '[^\\s;|&]+';
  const value = `(?!-|(?:${local.join('|')})(?![\\w.-]))${word}`;
  const flag = `(?:${VALUED_FLAG}${BLANK}${word}|(?!${VALUED_FLAG}${BLANK})-${word}(?:${BLANK}${value})?)`;
  return new RegExp(`${START}${program}(?:${BLANK}${flag}){0,16}?${BLANK}(?:${subcommands.join('|')})\\b`, 'm');
}

/** Commands that suggest a container which calls Kubernetes itself: a hint, never a proof. */
const API_CLIENTS: readonly { readonly client: string; readonly pattern: RegExp }[] = [
  { client: 'kubectl', pattern: new RegExp(`${START}kubectl(?:[\\s"'\`:;@]|$)`, 'm') },
  {
    client: 'helm',
    pattern: commandOf('helm', ['install', 'upgrade', 'uninstall', 'rollback', 'list', 'status', 'get', 'test'], [
      'completion', 'create', 'dep', 'dependency', 'env', 'fetch', 'help', 'inspect', 'lint', 'package', 'plugin', 'pull', 'push', 'registry', 'repo', 'search', 'show',
      'template', 'verify', 'version',
    ]),
  },
  {
    client: 'oc',
    pattern: commandOf('oc', ['apply', 'create', 'delete', 'get', 'patch', 'process', 'adm', 'rollout', 'exec', 'logs', 'login'], [
      'completion', 'config', 'help', 'kustomize', 'options', 'plugin',
    ]),
  },
  {
    client: 'the argo command',
    pattern: commandOf('argo', [
      'submit', 'list', 'get', 'logs', 'stop', 'terminate', 'delete', 'resubmit', 'retry', 'wait', 'watch', 'cron', 'template', 'cluster-template', 'node', 'suspend', 'resume',
    ], ['completion', 'convert', 'executor-plugin', 'help', 'lint', 'version']),
  },
  { client: 'a Kubernetes client library', pattern: /(?:from|import) kubernetes\b|@kubernetes\/client-node|load_incluster_config|k8s\.io\/client-go/ },
  { client: 'the token of its account', pattern: /\/var\/run\/secrets\/kubernetes\.io\/serviceaccount/ },
  { client: 'the address of its API', pattern: /\bKUBERNETES_(?:SERVICE|PORT)|\bkubernetes\.default\b/ },
];

/** A container that seems to call Kubernetes, and how. */
export interface ApiClient {
  readonly field: Field;
  readonly client: string;
}

/** A container that users write, and its texts that may call Kubernetes. */
interface UserContainer {
  readonly field: Field;
  readonly words: readonly Field[];
}

/** The containers of a template that users write, the one that gives the template its type first. */
function userContainers(template: Field, type: TemplateType | undefined): UserContainer[] {
  const own = type === 'container' || type === 'script' ? [template.at(type)] : [];
  const set = type === 'containerSet' ? template.at('containerSet', 'containers').items() : [];
  const others = [...set, ...template.at('initContainers').itemsByName(), ...template.at('sidecars').itemsByName()];
  const wordsOf = (field: Field) => [...field.at('command').items(), ...field.at('args').items()];
  return [
    ...own.map((field) => ({ field, words: [...wordsOf(field), ...type === 'script' ? [field.at('source')] : []] })),
    ...others.map((field) => ({ field, words: wordsOf(field) })),
  ];
}

/** Finds the containers that seem to call Kubernetes by themselves. */
export function apiClientsOf({ template, type, values }: TemplateRun): ApiClient[] {
  const clients: ApiClient[] = [];
  for (const { field, words } of userContainers(template, type)) {
    const texts: string[] = [];
    for (const { text } of words) {
      if (text !== undefined) {
        texts.push(substitute(text, values).text);
      }
    }
    const text = texts.join(' ');
    const image = substitute(field.at('image').text ?? '', values).text;
    const found = API_CLIENTS.find(({ pattern }) => pattern.test(text)) ?? API_CLIENT_IMAGES.find(({ pattern }) => pattern.test(image));
    if (found !== undefined) {
      clients.push({ field, client: found.client });
    }
  }
  return clients;
}
