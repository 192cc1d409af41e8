import { DEFAULT_SCALAR_STYLE_RULES, dump, SCALAR_STYLE, type ScalarStyleRule } from 'js-yaml';

/** Texts that this library takes for numbers: `e5` may be the name of a namespace. */
const LIKE_A_NUMBER = /^[-+]?(?:(?:\d[\d_]*)?(?:\.[\d_]*)?[eE][-+]?\d+|(?:\d[\d_]*)?\.[\d_]*|\d[\d_]*(?::[0-5]?\d)*(?:\.[\d_]*)?|0b[01_]+|0x[\da-fA-F_]+)$/;

/** A text that needs quotes and contains double ones gets single ones, as from the library that cdk8s writes with. */
const quoteAsCdk8s: ScalarStyleRule = (layout) => {
  const isFree = layout.style === SCALAR_STYLE.PLAIN && !allows(layout.allowedStylesMask, SCALAR_STYLE.PLAIN);
  if (layout.style === SCALAR_STYLE.PLAIN && LIKE_A_NUMBER.test(layout.node.value)) {
    layout.style = SCALAR_STYLE.DOUBLE_QUOTED;
  } else if (isFree && layout.node.value.includes('"') && !layout.node.value.includes("'") && allows(layout.allowedStylesMask, SCALAR_STYLE.SINGLE_QUOTED)) {
    layout.style = SCALAR_STYLE.SINGLE_QUOTED;
  }
};

const { quoteInvalidPlain, fallbackToDoubleQuoted, ...rules } = DEFAULT_SCALAR_STYLE_RULES;

const STYLE_RULES = [...Object.values(rules), quoteAsCdk8s, quoteInvalidPlain, fallbackToDoubleQuoted];

/** Writes objects as YAML, byte for byte as `cdk8s synth` does. */
export function writeObjectsAsYaml(objects: readonly object[]): string {
  return objects.map((object) => dump(object, { lineWidth: -1, noRefs: true, quoteStyle: 'double', scalarStyleRules: STYLE_RULES })).join('---\n');
}

function allows(mask: number, style: number): boolean {
  return Math.floor(mask / 2 ** style) % 2 === 1; // a bit for each style
}
