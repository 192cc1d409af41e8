import { YamlError } from './yaml-cursor';
import { YAML_TAG } from './yaml-tags';

/*
 * The value of a scalar's text: YAML 1.1 as go-yaml reads it.
 *
 * See https://github.com/yaml/go-yaml/blob/v2.4.4/resolve.go
 */

const NAN = ['.nan', '.NaN', '.NAN'];
const INFINITE = ['.inf', '.Inf', '.INF'];

const WORDS: ReadonlyMap<string, boolean | null | number> = new Map<string, boolean | null | number>([
  ...['y', 'Y', 'yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'on', 'On', 'ON'].map((word): [string, boolean] => [word, true]),
  ...['n', 'N', 'no', 'No', 'NO', 'false', 'False', 'FALSE', 'off', 'Off', 'OFF'].map((word): [string, boolean] => [word, false]),
  ...['', '~', 'null', 'Null', 'NULL'].map((word): [string, null] => [word, null]),
  ...NAN.map((word): [string, number] => [word, NaN]),
  ...INFINITE.flatMap((word): [string, number][] => [[word, Infinity], [`+${word}`, Infinity], [`-${word}`, -Infinity]]),
]);

/** The numbers that fit in 64 bits, which Kubernetes keeps whole. */
const LEAST = -(2n ** 63n);
const GREATEST = 2n ** 64n - 1n;

const INTEGER = /^([-+]?)(0[xX][0-9a-fA-F]+|0[bB][01]+|0[oO][0-7]+|[0-9]+)$/;
const FLOAT = /^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$/;
const TIMESTAMP = /^\d{4}-\d{1,2}-\d{1,2}([Tt]\d{1,2}:\d{1,2}:\d{1,2}(\.\d+)?(Z|[-+]\d\d:\d\d)| \d{1,2}:\d{1,2}:\d{1,2}(\.\d+)?)?$/;

/** By their codes, the characters that a number begins with, except for a point. */
const NUMBER_START = tableOf('-+0123456789');

/** By their codes, the characters that a scalar begins with that may have another type than a string, and is not empty. */
const MAY_BE_ELSE = tableOf('-+0123456789yYnNtTfFoO~.');

/** The letters of the longest word that isn't a string. */
const MAX_WORD_LENGTH = 5;

type TagName = 'str' | 'bool' | 'int' | 'float' | 'null' | 'timestamp' | 'merge';

/** The value of a scalar; whole numbers are big ones. */
type ScalarValue = string | number | bigint | boolean | null;

interface Resolved {
  readonly tag: TagName;
  readonly value: ScalarValue;
}

/** A scalar, as it is written. */
export interface WrittenScalar {
  readonly value: string;
  readonly tag?: string;
  readonly isPlain: boolean;
  readonly offset: number;
}

/** The value of a scalar by its tag, or as it is written. */
export function scalarValue({ value, tag, isPlain, offset }: WrittenScalar): ScalarValue {
  if (tag === undefined && !isPlain) {
    return value;
  }
  if (tag === `${YAML_TAG}binary`) {
    return decodeBase64(value, offset);
  }
  const wanted = tag?.startsWith(YAML_TAG) === true ? tag.slice(YAML_TAG.length) : tag;
  if (wanted === 'null' && ['', '~', 'null'].includes(value)) {
    return null;
  }
  if (wanted !== undefined && !['str', 'bool', 'int', 'float', 'null', 'timestamp'].includes(wanted)) {
    return value; // a tag of one's own says nothing about the value
  }
  const resolved: Resolved = wanted === 'str' ? { tag: 'str', value } : resolve(value, wanted === 'timestamp');
  if (wanted === undefined || wanted === resolved.tag || wanted === 'str') {
    return resolved.value;
  }
  if (wanted === 'float' && typeof resolved.value === 'bigint' && resolved.value < 2n ** 63n) {
    return Number(resolved.value);
  }
  throw new YamlError(offset, `cannot decode !!${resolved.tag} as a !!${wanted}`);
}

/** The value of a scalar that has neither quotes nor a tag. */
export function plainValue(text: string): ScalarValue {
  return isCertainlyText(text) ? text : resolve(text, false).value;
}

/** Whether the first character says so, as that of nearly all texts does. */
function isCertainlyText(text: string): boolean {
  return text !== '' && !MAY_BE_ELSE[text.charCodeAt(0)];
}

function tableOf(characters: string): readonly boolean[] {
  return Array.from({ length: 128 }, (_, code) => characters.includes(String.fromCharCode(code)));
}

function resolve(text: string, mayBeTimestamp: boolean): Resolved {
  if (isCertainlyText(text)) {
    return { tag: 'str', value: text };
  }
  const word = text.length <= MAX_WORD_LENGTH ? WORDS.get(text) : undefined;
  if (word !== undefined) {
    return { tag: word === null ? 'null' : typeof word === 'boolean' ? 'bool' : 'float', value: word };
  }
  if (text.startsWith('.')) {
    const number = FLOAT.test(text) ? Number(text) : NaN;
    return Number.isFinite(number) ? { tag: 'float', value: number } : { tag: 'str', value: text };
  }
  if (!NUMBER_START[text.charCodeAt(0)]) {
    return { tag: 'str', value: text };
  }
  if (mayBeTimestamp && TIMESTAMP.test(text)) {
    return { tag: 'timestamp', value: text };
  }
  const digits = text.replace(/_/g, '');
  const integer = parseInteger(digits);
  if (integer !== undefined) {
    return { tag: 'int', value: integer };
  }
  const number = FLOAT.test(digits) ? Number(digits) : NaN;
  return Number.isFinite(number) ? { tag: 'float', value: number } : { tag: 'str', value: text };
}

function parseInteger(text: string): bigint | undefined {
  const [, sign = '', digits] = INTEGER.exec(text) ?? [];
  if (digits === undefined || (/^0[0-9]/.test(digits) && /[89]/.test(digits)) || digits.length > 70) {
    return undefined;
  }
  const size = BigInt(/^0[0-7]+$/.test(digits) ? `0o${digits}` : digits);
  const value = sign === '-' ? -size : size;
  return value < LEAST || value > (sign === '' ? GREATEST : -LEAST - 1n) ? undefined : value;
}

/** The value of a scalar in JSON; a number that JSON has not has none. */
export function jsonScalar(value: ScalarValue): string | number | boolean | null | undefined {
  if (typeof value === 'bigint') {
    const number = Number(value);
    return Number.isSafeInteger(number) ? number : value.toString();
  }
  return typeof value === 'number' && !Number.isFinite(value) ? undefined : value;
}

/** The text of a value as the key of a map; a value that no key of JSON can be has none. */
export function keyText(value: ScalarValue): string | undefined {
  switch (typeof value) {
    case 'string':
      return value;
    case 'boolean':
      return String(value);
    case 'bigint':
      return value < 2n ** 63n ? String(value) : undefined;
    case 'number':
      return floatKey(value);
    default:
      return undefined;
  }
}

/** A float as a key: as few digits as distinguish it from others of 32 bits. */
function floatKey(value: number): string {
  if (!Number.isFinite(value)) {
    return Number.isNaN(value) ? '.nan' : value > 0 ? '.inf' : '-.inf';
  }
  const single = Math.fround(value);
  if (!Number.isFinite(single)) {
    return single > 0 ? '.inf' : '-.inf';
  }
  if (single === 0) {
    return Object.is(single, -0) ? '-0' : '0';
  }
  let shortest = single.toExponential();
  for (let digits = 0; digits < 9; digits++) {
    const text = single.toExponential(digits);
    if (Math.fround(Number(text)) === single) {
      shortest = text;
      break;
    }
  }
  const [mantissa, exponent] = shortest.replace(/\.?0+e/, 'e').split('e');
  const power = Number(exponent);
  return power < -4 || power >= 21 || power >= Math.max(mantissa.replace(/[-.]/g, '').length, 6) && power >= 6
    ? `${mantissa}e${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`
    : String(Number(`${mantissa}e${exponent}`));
}

/** Kubernetes writes bytes that aren't text as replacement characters. */
function decodeBase64(text: string, offset: number): string {
  const data = text.replace(/[\r\n]/g, '');
  if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(data)) {
    throw new YamlError(offset, '!!binary value contains invalid base64 data');
  }
  return decodeUtf8(Uint8Array.from(atob(data), (byte) => byte.charCodeAt(0)));
}

function decodeUtf8(bytes: Uint8Array): string {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let text = '';
  for (let start = 0; start < bytes.length;) {
    const length = [1, 2, 3, 4].find((count) => isText(decoder, bytes.subarray(start, start + count)));
    text += length === undefined ? '\ufffd' : decoder.decode(bytes.subarray(start, start + length));
    start += length ?? 1;
  }
  return text;
}

function isText(decoder: InstanceType<typeof TextDecoder>, bytes: Uint8Array): boolean {
  try {
    decoder.decode(bytes);
    return true;
  } catch {
    return false;
  }
}
