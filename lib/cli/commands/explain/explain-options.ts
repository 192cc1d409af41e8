import { EXPLAIN_FORMATS } from './explain-formats';
import { FORBIDDEN_FORMATS } from './forbidden/forbidden-formats';

/** The options, as the parser gives them. */
export interface ExplainOptions {
  readonly argoVersion?: string;
  readonly from?: string;
  readonly to?: string;
  readonly scope: string;
  readonly clusterRole?: boolean;
  readonly namespace: string;
  readonly feature?: readonly string[];
  readonly authMode?: 'client' | 'sso' | 'server';
  readonly ssoSecret?: readonly string[];
  readonly ssoAccount?: readonly string[];
  readonly lent?: readonly string[];
  readonly configMap?: string;
  readonly instanceId?: string;
  readonly component?: string;
  readonly forbidden?: string;
  readonly account?: readonly string[];
  readonly output?: keyof typeof EXPLAIN_FORMATS | keyof typeof FORBIDDEN_FORMATS;
}
