/* eslint-disable @typescript-eslint/no-require-imports -- only the writer that is asked for is loaded */
import type { SelectedAccess } from '../../../audit-log/selected-access';

/** What a format may need besides the access. */
export interface TailorFormatOptions {
  /** The columns of the terminal; nothing where there is none. */
  readonly width?: number;

  /** The version of this package. */
  readonly version: string;
}

/** Writes the access of accounts. */
export type TailorFormat = (access: SelectedAccess, options: TailorFormatOptions) => string;

/** The forms in which the access of accounts is written; each is loaded when it is asked for. */
export const TAILOR_FORMATS = {
  json: () => (require('./tailor-json') as typeof import('./tailor-json')).writeJson,
} satisfies Record<string, () => TailorFormat>;
