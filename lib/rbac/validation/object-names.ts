import { dnsLabelErrors, dnsSubdomainErrors } from './dns-name';
import { pathSegmentErrors } from './path-segment-name';
import { isAbsent, validateText } from './plain-data';
import { quote } from '../../diagnostics/printable-text';
import { Fault } from '../fault';

/** Refuses a name that no Role, ClusterRole or binding can have. */
export function validateObjectName(name: unknown, field: string): Fault[] {
  return validateRequiredName(name, field, pathSegmentErrors);
}

/** Refuses a name that no ServiceAccount can have. */
export function validateServiceAccountName(name: unknown, field: string): Fault[] {
  return validateDnsSubdomain(name, field);
}

/** Refuses a name that no namespace can have. */
export function validateNamespaceName(name: unknown, field: string): Fault[] {
  return validateDnsLabel(name, field);
}

/** Refuses what is no DNS subdomain: an API group, for one. */
export function validateDnsSubdomain(name: unknown, field: string): Fault[] {
  return validateRequiredName(name, field, dnsSubdomainErrors);
}

/** Refuses what is no DNS label: the plural of a resource, for one. */
export function validateDnsLabel(name: unknown, field: string): Fault[] {
  return validateRequiredName(name, field, dnsLabelErrors);
}

/** Refuses the empty name. */
export function validateAnyName(name: unknown, field: string): Fault[] {
  return validateRequiredName(name, field, () => []);
}

function validateRequiredName(name: unknown, field: string, errorsOf: (name: string) => string[]): Fault[] {
  if (isAbsent(name) || name === '') {
    return [{ field, message: 'is missing; write a name' }];
  }
  return typeof name === 'string'
    ? errorsOf(name).map((error) => ({ field, message: `is ${quote(name)}, which ${error}` }))
    : validateText(name, field);
}
