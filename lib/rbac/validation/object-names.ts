import { dns1035LabelFixes, dnsLabelFixes, dnsSubdomainFixes, pathSegmentFixes } from './name-grammar';
import { isAbsent, validateText } from './plain-data';
import { Issue, issue } from '../../diagnostics/issue';
import { quote } from '../../diagnostics/printable-text';

/** Rejects a name that no Role, ClusterRole or binding can have. */
export function validateObjectName(name: unknown, field: string): Issue[] {
  return validateRequiredName(name, field, 'name', pathSegmentFixes);
}

/** Rejects a name that no ServiceAccount can have. */
export function validateServiceAccountName(name: unknown, field: string): Issue[] {
  return validateRequiredName(name, field, 'ServiceAccount name', dnsSubdomainFixes);
}

/** Rejects a name that no Secret can have. */
export function validateSecretName(name: unknown, field: string): Issue[] {
  return validateRequiredName(name, field, 'Secret name', dnsSubdomainFixes);
}

/** Rejects a name that no namespace can have. */
export function validateNamespaceName(name: unknown, field: string): Issue[] {
  return validateRequiredName(name, field, 'namespace', dnsLabelFixes);
}

/** Rejects a value that isn't a DNS subdomain, as an API group has to be. */
export function validateDnsSubdomain(name: unknown, field: string): Issue[] {
  return validateRequiredName(name, field, 'DNS subdomain', dnsSubdomainFixes);
}

/** Rejects a value that isn't a DNS label of RFC 1035, as the plural of a resource has to be. */
export function validatePlural(name: unknown, field: string): Issue[] {
  return validateRequiredName(name, field, 'plural', dns1035LabelFixes);
}

/** Rejects the empty name. */
export function validateAnyName(name: unknown, field: string): Issue[] {
  return validateRequiredName(name, field, 'name', () => []);
}

function validateRequiredName(name: unknown, field: string, what: string, fixesOf: (name: string) => string[]): Issue[] {
  if (isAbsent(name) || name === '') {
    return [issue('rbac/missing-name', field, `The ${what} is missing.`, 'Write one.')];
  }
  if (typeof name !== 'string') {
    return validateText(name, field);
  }
  const fixes = fixesOf(name);
  return fixes.length === 0 ? [] : [issue('rbac/invalid-name', field, `${quote(name)} isn't a valid ${what}.`, fixes.join(' '))];
}
