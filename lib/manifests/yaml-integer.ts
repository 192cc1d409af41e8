import { defineScalarTag, NOT_RESOLVED } from 'js-yaml';

const DIGITS = [...'0123456789'];

/** The numbers that fit in 64 bits, which Kubernetes keeps whole. */
const LEAST = -(2n ** 63n);
const GREATEST = 2n ** 64n - 1n;

/**
 * Whole numbers as Kubernetes reads them: `010` is 8, `1_000` is 1000, and `1:30` is none. What is too long for a number of ours is its digits.
 *
 * @see https://github.com/kubernetes-sigs/yaml/blob/v1.4.0/goyaml.v2/resolve.go
 */
export const yamlIntegerTag = defineScalarTag<number | string>('tag:yaml.org,2002:int', {
  implicit: true,
  implicitFirstChars: ['-', '+', ...DIGITS],
  resolve: (source) => {
    const value = parseInteger(source.replace(/_/g, ''));
    if (value === undefined || value < LEAST || value > GREATEST) {
      return NOT_RESOLVED;
    }
    const number = Number(value);
    return Number.isSafeInteger(number) ? number : value.toString();
  },
  identify: () => false,
});

function parseInteger(text: string): bigint | undefined {
  const [, sign = '', digits] = /^([-+]?)(0[xX][0-9a-fA-F]+|0[bB][01]+|0[oO][0-7]+|[0-9]+)$/.exec(text) ?? [];
  if (digits === undefined) {
    return undefined;
  }
  const value = BigInt(/^0[0-7]+$/.test(digits) ? `0o${digits}` : digits);
  return sign === '-' ? -value : value;
}
