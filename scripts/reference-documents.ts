import { AssemblyType } from './reference-renderer';

/** A file of the reference, and which types it has. */
export interface ReferenceDocument {
  readonly file: string;
  readonly title: string;
  readonly summary: string;
  /** Whether it has a type; the first document that has one is the only one. */
  readonly includes: (type: AssemblyType) => boolean;
}

const isBelow = (folder: string) => ({ locationInModule }: AssemblyType) => locationInModule?.filename.startsWith(`${folder}/`) ?? false;

/** The construct and its props, which are in API.md like all others. */
const CONSTRUCT_OF_INFERENCE = /\/inferred-access(?:-props)?\.ts$/;

/** The largest file that GitHub renders. */
export const LARGEST_DOCUMENT = 512 * 1024;

/** The most that people are to read in one file. */
export const LARGEST_API = 250 * 1024;

/** API.md has the types that programs name first; those that the editor lists for them have files of their own. */
export const REFERENCE_DOCUMENTS: readonly ReferenceDocument[] = [
  {
    file: 'docs/api/grants.md',
    title: 'Grants',
    summary: 'The submodule `grants`: the type of each resource, with the verbs that Kubernetes serves.',
    includes: ({ namespace }) => namespace === 'grants',
  },
  {
    file: 'docs/api/resources.md',
    title: 'Resources',
    summary: 'The API groups of Kubernetes and Argo, with their resources.',
    includes: isBelow('lib/resources/groups'),
  },
  {
    file: 'docs/api/operations.md',
    title: 'Operations',
    summary: 'The operations of clients of Argo Workflows, with their options: commands, calls of the API and pages of the UI.',
    includes: isBelow('lib/argo/client/operations'),
  },
  {
    file: 'docs/api/inference.md',
    title: 'Inference',
    summary: 'The results of the inference from workflows, and its options.',
    includes: (type) => isBelow('lib/inference')(type) && !CONSTRUCT_OF_INFERENCE.test(type.locationInModule?.filename ?? ''),
  },
  {
    file: 'docs/api/review.md',
    title: 'Review and check',
    summary: 'The review of an app, and the comparison of what its accounts are granted with what they need.',
    includes: (type) => isBelow('lib/app-review')(type) || isBelow('lib/check')(type),
  },
  {
    file: 'API.md',
    title: 'API Reference',
    summary: 'The constructs with their props, and the classes that they take.',
    includes: () => true,
  },
];
