import { Check, Sureness } from './check';
import { Probe } from './probe';
import { qualifiedResource } from '../../resources/resource-names';

const SURENESS: Readonly<Record<Sureness, string>> = {
  certain: 'It follows from what Kubernetes or Argo Workflows does with the request.',
  depends: 'It also depends on what else is in the cluster, which manifests don\'t show.',
  advice: 'Nothing is open to attack: it is what the documentation recommends.',
};

/** Says when a check finds something: a sentence, or a list of requests. */
export function conditionText({ condition }: Check): string {
  return condition.kind === 'state' ? condition.text
    : `The subject may ${condition.all.map((list) => listText(list)).join(', and ')}.`;
}

/** Says how sure a finding is. */
export function surenessText({ sureness }: Check): string {
  return SURENESS[sureness];
}

function listText(list: readonly Probe[]): string {
  const byVerbs = new Map<string, string[]>();
  for (const { verbs, apiGroup, resource, names, namespaces } of list) {
    const limits = [...names === undefined ? [] : [`named ${names.join(' or ')}`], ...namespaces === undefined ? [] : [`in ${namespaces.join(' or ')}`]];
    const key = verbs.join(' or ');
    byVerbs.set(key, [...byVerbs.get(key) ?? [], [qualifiedResource(apiGroup, resource), ...limits].join(' ')]);
  }
  return [...byVerbs].map(([verbs, resources]) => `${verbs} ${resources.join(' or ')}`).join('; or ');
}
