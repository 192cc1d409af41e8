import { CodeTable } from '../code-table';

/** Files and texts that can't be read as manifests. */
export const MANIFEST_CODES = {
  'manifest/binary-file': { severity: 'error', summary: 'The file holds binary data.' },
  'manifest/invalid-encoding': { severity: 'error', summary: "The input isn't a text in UTF-8." },
  'manifest/invalid-yaml': { severity: 'error', summary: "The text isn't YAML that Kubernetes accepts." },
  'manifest/missing-file': { severity: 'error', summary: 'The file does not exist.' },
  'manifest/missing-kind': { severity: 'error', summary: "A document isn't a Kubernetes object, because it has no kind." },
  'manifest/repeated-key': { severity: 'error', summary: 'A map has a key more than once where no key may be overridden.' },
  'manifest/too-large': { severity: 'error', summary: 'The input is larger than the limit.' },
  'manifest/unreadable-file': { severity: 'error', summary: "The path can't be read as a file." },
  'manifest/unreadable-revision': { severity: 'error', summary: "The path can't be read in the revision." },
  'manifest/unrendered-template': { severity: 'error', summary: 'A file is a Helm template, which is YAML only when it is rendered.' },
  'manifest/wrong-type': { severity: 'error', summary: 'A field has a value of another type than Kubernetes or Argo Workflows accepts.' },
} as const satisfies CodeTable<'manifest'>;
