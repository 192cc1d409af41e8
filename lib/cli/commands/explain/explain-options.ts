import { EXPLAIN_FORMATS } from './explain-formats';
import { FORBIDDEN_FORMATS } from './forbidden/forbidden-formats';
import { InstallOptions } from '../../given-install';

/** The options, as the parser gives them. */
export interface ExplainOptions extends Partial<InstallOptions> {
  readonly argoVersion?: string;
  readonly from?: string;
  readonly to?: string;
  readonly component?: string;
  readonly forbidden?: string;
  readonly account?: readonly string[];
  readonly output?: keyof typeof EXPLAIN_FORMATS | keyof typeof FORBIDDEN_FORMATS;
}
