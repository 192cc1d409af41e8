/*
 * The grammars of names in Kubernetes. Each function returns what to change in a text, in imperative sentences, and an
 * empty list for a text that needs no change. Kubernetes limits the length in bytes of UTF-8.
 *
 * Source: https://github.com/kubernetes/apimachinery/blob/v0.36.0/pkg/util/validation/validation.go
 */

const DNS_1123_LABEL = '[a-z0-9]([-a-z0-9]*[a-z0-9])?';

const DNS_LABEL = new RegExp(`^${DNS_1123_LABEL}$`);
const DNS_SUBDOMAIN = new RegExp(`^${DNS_1123_LABEL}(\\.${DNS_1123_LABEL})*$`);
const DNS_1035_LABEL = /^[a-z]([-a-z0-9]*[a-z0-9])?$/;
const LABEL_TEXT = /^([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$/;

const MAX_LABEL_BYTES = 63;
const MAX_SUBDOMAIN_BYTES = 253;

/** No UTF-16 code unit has more bytes in UTF-8. */
const MOST_BYTES_OF_CODE_UNIT = 3;

const encoder = new TextEncoder();

/** The length of a text in UTF-8. */
export function byteLength(text: string): number {
  return encoder.encode(text).length;
}

/**
 * How to make a text a DNS label of RFC 1123: the name of a namespace.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-label-names
 */
export function dnsLabelFixes(text: string): string[] {
  return [
    ...lengthFixes(text, MAX_LABEL_BYTES),
    ...DNS_LABEL.test(text) ? [] : ['Use only lower-case letters, digits and "-", and begin and end with a letter or digit.'],
  ];
}

/**
 * How to make a text a DNS label of RFC 1035, which begins with a letter: the plural of a custom resource.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#rfc-1035-label-names
 */
export function dns1035LabelFixes(text: string): string[] {
  return [
    ...lengthFixes(text, MAX_LABEL_BYTES),
    ...DNS_1035_LABEL.test(text) ? [] : ['Use only lower-case letters, digits and "-", begin with a letter, and end with a letter or digit.'],
  ];
}

/**
 * How to make a text a DNS subdomain of RFC 1123: the name of most objects, an API group.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-subdomain-names
 */
export function dnsSubdomainFixes(text: string): string[] {
  return [
    ...lengthFixes(text, MAX_SUBDOMAIN_BYTES),
    ...DNS_SUBDOMAIN.test(text) ? [] : ['Use only lower-case letters, digits, "-" and ".", and begin and end each part with a letter or digit.'],
  ];
}

/**
 * How to make a text a name that is a segment of a URL path as it is: the name of a role, which may have `:` and upper case.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#path-segment-names
 */
export function pathSegmentFixes(text: string): string[] {
  return [
    ...text === '.' || text === '..' ? ['Use any name except "." and "..".'] : [],
    ...['/', '%'].filter((character) => text.includes(character)).map((character) => `Remove "${character}" from it.`),
  ];
}

/**
 * How to make a text the key of a label: an optional DNS subdomain with a slash, and a name.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set
 */
export function labelKeyFixes(key: string): string[] {
  const slash = key.indexOf('/');
  return [
    ...slash < 0 ? [] : dnsSubdomainFixes(key.slice(0, slash)).map((fix) => `Correct the part before the slash. ${fix}`),
    ...labelTextFixes(key.slice(slash + 1)).map((fix) => slash < 0 ? fix : `Correct the part after the slash. ${fix}`),
  ];
}

/**
 * How to make a text the key of an annotation, which may have upper case before the slash too.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/annotations/#syntax-and-character-set
 */
export function annotationKeyFixes(key: string): string[] {
  return labelKeyFixes(key.toLowerCase());
}

/**
 * How to make a text the value of a label. The empty text is one.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set
 */
export function labelValueFixes(value: string): string[] {
  return value === '' ? [] : labelTextFixes(value);
}

function labelTextFixes(text: string): string[] {
  return [
    ...lengthFixes(text, MAX_LABEL_BYTES),
    ...LABEL_TEXT.test(text) ? [] : ['Use only letters, digits, "-", "_" and ".", and begin and end with a letter or digit.'],
  ];
}

function lengthFixes(text: string, max: number): string[] {
  return text.length * MOST_BYTES_OF_CODE_UNIT <= max || byteLength(text) <= max ? [] : [`Use at most ${max} bytes.`];
}
