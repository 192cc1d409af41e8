import { FEATURE_SCENARIOS } from './feature-scenarios';
import { INFERRED_SCENARIOS } from './inferred-scenarios';
import { INSTALL_SCENARIOS } from './install-scenarios';
import { OPERATION_SCENARIOS } from './operation-scenarios';
import { OPTIONAL_NEED_SCENARIOS } from './optional-need-scenarios';
import { Scenario } from './scenario';
import { SERVER_SCENARIOS } from './server-scenarios';
import { SIGN_ON_SCENARIOS } from './sign-on-scenarios';

/** Every scenario but those of clients. */
export const ALL_SCENARIOS: readonly Scenario[] = [
  ...FEATURE_SCENARIOS,
  ...SERVER_SCENARIOS,
  ...SIGN_ON_SCENARIOS,
  ...OPTIONAL_NEED_SCENARIOS,
  ...OPERATION_SCENARIOS,
  ...INFERRED_SCENARIOS,
  ...INSTALL_SCENARIOS,
];
