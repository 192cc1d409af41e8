import { Place } from '../../manifests/field';

/** Something that the manifest does not tell. */
export interface UnknownNeed {
  /** The template, as people call it. */
  readonly template: string;

  /** Where in the manifest. */
  readonly place: Place;

  /** The field, in the template: `resource.manifest`. */
  readonly where: string;

  /** What can't be told, why, and what to do. */
  readonly why: string;
}
