import { Field } from '../../manifests/field';

/**
 * The text that Argo makes of a value that may be of any type: numbers without an exponent, and the empty text of a list or map.
 *
 * @see https://github.com/argoproj/argo-workflows/blob/v4.1.2/pkg/apis/workflow/v1alpha1/anystring.go
 */
export function anyString({ value }: Field): string | undefined {
  switch (typeof value) {
    case 'undefined':
      return undefined;
    case 'number':
      return withoutExponent(String(value));
    case 'object':
      return '';
    default:
      return String(value);
  }
}

/** Writes a number in full: `1e-7` as `0.0000001`. */
function withoutExponent(number: string): string {
  const [, sign, whole, fraction = '', exponent] = /^(-?)(\d+)(?:\.(\d+))?e([-+]\d+)$/.exec(number) ?? [];
  if (exponent === undefined) {
    return number;
  }
  const digits = whole + fraction;
  const point = whole.length + Number(exponent);
  return point <= 0 ? `${sign}0.${'0'.repeat(-point)}${digits}` : `${sign}${digits.padEnd(point, '0')}`;
}
