import { createReadStream } from 'fs';
import { createInterface } from 'readline';

/** The shortest program that lists the requests of each account in an audit log: it parses every line. */
const [log = ''] = process.argv.slice(2);
const seen = new Set<string>();

async function main(): Promise<void> {
  for await (const line of createInterface({ input: createReadStream(log), crlfDelay: Infinity })) {
    const { user, verb, objectRef = {}, requestURI, annotations = {} } = JSON.parse(line);
    const { apiGroup, resource, subresource, namespace, name = requestURI } = objectRef;
    seen.add([user.username, verb, apiGroup, resource, subresource, namespace, name, annotations['authorization.k8s.io/decision']].join(' '));
  }
  if (seen.size === 0) {
    throw new Error('The log is empty');
  }
}

void main();
