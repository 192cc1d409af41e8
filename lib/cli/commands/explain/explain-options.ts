import { EXPLAIN_FORMATS } from './explain-formats';
import { FORBIDDEN_FORMATS } from './forbidden/forbidden-formats';
import { InstallOptions } from '../../given-install';
import { GivenRoute } from '../../option-choices';

/** The options, as the parser gives them. */
export interface ExplainOptions extends Partial<InstallOptions> {
  readonly argoVersion?: string;
  readonly from?: string;
  readonly to?: string;
  readonly component?: string;

  /** The operations of a client, whose account is explained in place of those of the components. */
  readonly client?: readonly string[];
  readonly via?: GivenRoute;
  readonly forbidden?: string;
  readonly account?: readonly string[];
  readonly output?: keyof typeof EXPLAIN_FORMATS | keyof typeof FORBIDDEN_FORMATS;
}
