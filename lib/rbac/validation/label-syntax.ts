import { dnsSubdomainErrors } from './dns-name';
import { lengthErrors } from './text-length';

const LABEL_TEXT = /^([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$/;
const MAX_LABEL_TEXT_LENGTH = 63;

/**
 * What is wrong with the key of a label or annotation.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set
 */
export function labelKeyErrors(key: string): string[] {
  const slash = key.indexOf('/');
  if (slash < 0) {
    return labelTextErrors(key).map((error) => `name ${error}`);
  }
  return [
    ...dnsSubdomainErrors(key.slice(0, slash)).map((error) => `prefix ${error}`),
    ...labelTextErrors(key.slice(slash + 1)).map((error) => `name ${error}`),
  ];
}

/**
 * What is wrong with the value of a label. The empty one is sound.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set
 */
export function labelValueErrors(value: string): string[] {
  return value === '' ? [] : labelTextErrors(value);
}

function labelTextErrors(text: string): string[] {
  return [
    ...lengthErrors(text, MAX_LABEL_TEXT_LENGTH),
    ...(LABEL_TEXT.test(text) ? [] : ['must be of letters, digits, "-", "_" and ".", and begin and end with a letter or digit']),
  ];
}
