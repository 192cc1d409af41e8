import { LabelRequirement, LabelSelector } from '../../access/label-selector';
import { validateLabelSelector } from '../../rbac/validation/label-selector';

/** The content of `--selector`. */
export type ReadSelector =
  | { readonly kind: 'selector'; readonly selector: LabelSelector }
  | { readonly kind: 'invalid' }
  /** It compares numbers. */
  | { readonly kind: 'unsupported' };

/** Signs that are words of their own, the longer ones first. */
const WORD = /\s*(==|!=|[=!(),<>]|[^\s=!(),<>]+)/gy;

const SIGN = /^[=!(),<>]/;

/**
 * Reads the text of `--selector`: `a=b,c!=d,e in (f,g),h,!i`.
 *
 * @see https://github.com/kubernetes/apimachinery/blob/v0.35.4/pkg/labels/selector.go#L588 Parser
 */
export function readSelector(text: string): ReadSelector {
  const requirements = new SelectorReader(text.match(WORD)?.map((word) => word.trim()) ?? []).read();
  if (requirements === undefined) {
    return { kind: 'invalid' };
  }
  const comparisons = requirements.filter(({ operator }) => operator === 'Compares');
  const matchExpressions = requirements.filter((requirement): requirement is LabelRequirement => requirement.operator !== 'Compares');
  if (validateLabelSelector({ matchExpressions }, '').length > 0) {
    return { kind: 'invalid' };
  }
  return comparisons.length > 0 ? { kind: 'unsupported' } : { kind: 'selector', selector: { matchLabels: new Map(), matchExpressions } };
}

type Requirement = LabelRequirement | { readonly operator: 'Compares' };

class SelectorReader {
  private next = 0;

  constructor(private readonly words: readonly string[]) {}

  /** All requirements, or nothing where the text isn't a selector. */
  public read(): Requirement[] | undefined {
    const requirements: Requirement[] = [];
    while (this.next < this.words.length) {
      const requirement = this.requirement();
      const separator = this.words[this.next++];
      if (requirement === undefined || separator !== undefined && (separator !== ',' || this.next === this.words.length)) {
        return undefined;
      }
      requirements.push(requirement);
    }
    return requirements;
  }

  private requirement(): Requirement | undefined {
    const isNegated = this.words[this.next] === '!';
    this.next += Number(isNegated);
    const key = this.words[this.next++];
    if (key === undefined || SIGN.test(key)) {
      return undefined;
    }
    const operator = this.words[this.next];
    if (isNegated || operator === undefined || operator === ',') {
      return { key, operator: isNegated ? 'DoesNotExist' : 'Exists', values: [] };
    }
    this.next++;
    switch (operator) {
      case 'in': case 'notin':
        return this.valuesOf(key, operator === 'in' ? 'In' : 'NotIn');
      case '=': case '==': case '!=': {
        const value = this.value();
        return value === undefined ? undefined : { key, operator: operator === '!=' ? 'NotIn' : 'In', values: [value] };
      }
      case '<': case '>':
        return this.value() === undefined ? undefined : { operator: 'Compares' };
      default:
        return undefined;
    }
  }

  /** A value; the empty one where the requirement ends. */
  private value(): string | undefined {
    const word = this.words[this.next];
    if (word === undefined || word === ',') {
      return '';
    }
    this.next++;
    return SIGN.test(word) ? undefined : word;
  }

  /** Values in parentheses; between two commas there is the empty one. */
  private valuesOf(key: string, operator: 'In' | 'NotIn'): Requirement | undefined {
    const end = this.words.indexOf(')', this.next);
    const inner = this.words.slice(this.next + 1, end);
    if (this.words[this.next] !== '(' || end < 0 || inner.some((word) => word !== ',' && SIGN.test(word))) {
      return undefined;
    }
    this.next = end + 1;
    const values = inner.join(' ').split(',').map((value) => value.trim());
    return inner.length === 0 || values.some((value) => value.includes(' ')) ? undefined : { key, operator, values };
  }
}
