import { InferenceOptions } from './inference-options';

/** Which workflows, and how their access is inferred. */
export interface InferredAccessProps extends InferenceOptions {
  /**
   * Files with manifests, and folders with such files below them.
   *
   * @default - none
   */
  readonly files?: string[];

  /**
   * Manifests as a text: YAML with any number of documents, or JSON.
   *
   * @default - none
   */
  readonly text?: string;

  /**
   * The name of the account that is made where a manifest names none.
   *
   * @default - the name of the workflow, otherwise its generateName without the dash, otherwise the name of its file
   */
  readonly serviceAccountName?: string;

  /**
   * The unknowns that are taken care of elsewhere.
   *
   * @default - none
   */
  readonly acknowledged?: AcknowledgedUnknown[];
}

/** An unknown of the manifests that is acceptable. */
export interface AcknowledgedUnknown {
  /** The template, the empty text where it is the workflow itself. */
  readonly template: string;

  /**
   * The field, as the unknown has it in `where`.
   *
   * @default - everything unknown in the template
   */
  readonly where?: string;

  /** Why it is well, in a few words. */
  readonly reason: string;
}

/** A field to be set in a manifest, so it uses the account that is made for it. */
export interface InferredPatch {
  /** The file. */
  readonly file: string;

  /** The line of the field, or of the node to write it in. */
  readonly line: number;

  /** The kind of the manifest. */
  readonly kind: string;

  /** The name of the manifest. */
  readonly workflow: string;

  /** The field: `spec.serviceAccountName`. */
  readonly path: string;

  /** The value to set it to. */
  readonly value: string;
}
