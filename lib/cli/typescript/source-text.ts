import { visible } from '../../diagnostics/printable-text';

/** An expression that is written as it is. */
export class Expression {
  constructor(public readonly text: string) {}
}

/** A value that a program has as a literal. */
export type SourceValue =
  | string | number | boolean | Expression | readonly SourceValue[]
  | { readonly [member: string]: SourceValue | undefined };

/** A line is broken where it would be longer. */
const LONGEST_LINE = 110;

/** Writes a value as TypeScript, on one line where that has room. */
export function sourceOf(value: SourceValue, indent = ''): string {
  if (typeof value === 'string') {
    return quoted(value);
  }
  if (typeof value !== 'object') {
    return String(value);
  }
  if (value instanceof Expression) {
    return value.text;
  }
  const isList = isListOfValues(value);
  const parts = isList ? value.map((item) => sourceOf(item, `${indent}  `)) : Object.entries(value).flatMap(([member, part]) => (
    part === undefined ? [] : [`${memberName(member)}: ${sourceOf(part, `${indent}  `)}`]));
  const [open, close] = isList ? ['[', ']'] : ['{', '}'];
  if (parts.length === 0) {
    return `${open}${close}`;
  }
  const gap = isList ? '' : ' ';
  const line = `${open}${gap}${parts.join(', ')}${gap}${close}`;
  return line.length + indent.length <= LONGEST_LINE && !line.includes('\n') ? line
    : `${open}\n${parts.map((part) => `${indent}  ${part},\n`).join('')}${indent}${close}`;
}

/** Writes a text as a literal. */
export function quoted(text: string): string {
  return `'${visible(text.replace(/[\\']/g, '\\$&'))}'`;
}

function memberName(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : quoted(name);
}

/** `Array.isArray` knows no read-only lists. */
function isListOfValues(value: SourceValue): value is readonly SourceValue[] {
  return Array.isArray(value);
}
