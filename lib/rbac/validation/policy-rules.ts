import { PolicyRule } from '../policy-rule';
export function assertPolicyRules(_rules: readonly PolicyRule[]): void {}
