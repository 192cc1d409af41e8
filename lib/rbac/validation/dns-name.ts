import { lengthErrors } from './text-length';

const DNS_LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const DNS_SUBDOMAIN = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;

const MAX_DNS_LABEL_LENGTH = 63;
const MAX_DNS_SUBDOMAIN_LENGTH = 253;

/**
 * What is wrong with a DNS label of RFC 1123.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-label-names
 */
export function dnsLabelErrors(text: string): string[] {
  return [
    ...lengthErrors(text, MAX_DNS_LABEL_LENGTH),
    ...(DNS_LABEL.test(text) ? [] : ['must be of lower-case letters, digits and "-", and begin and end with a letter or digit']),
  ];
}

/**
 * What is wrong with a DNS subdomain of RFC 1123.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-subdomain-names
 */
export function dnsSubdomainErrors(text: string): string[] {
  return [
    ...lengthErrors(text, MAX_DNS_SUBDOMAIN_LENGTH),
    ...(DNS_SUBDOMAIN.test(text) ? [] : ['must be of lower-case letters, digits, "-" and ".", and each part begin and end with a letter or digit']),
  ];
}
