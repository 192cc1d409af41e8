import { SelectedAccess } from '../../../audit-log/selected-access';
import { TailoringOptions } from '../../../tailoring/tailored-account';

/** Options that a format may need in addition to the access. */
export interface TailorFormatOptions {
  /** The columns of the terminal; nothing where there is none. */
  readonly width?: number;

  /** Whether only denied requests are written, and no roles. */
  readonly onlyDenied?: boolean;

  /** How far roles may be wider than what was seen. */
  readonly tailoring: TailoringOptions;
}

/** Writes the access of accounts, at once or in parts. */
export type TailorFormat = (access: SelectedAccess, options: TailorFormatOptions) => string | Generator<string>;
