import { entriesOf, membersOf } from '../rbac/validation/plain-data';

/** Which labels an object must have. One without requirements selects every object. */
export interface LabelSelector {
  readonly matchLabels: ReadonlyMap<string, string>;
  readonly matchExpressions: readonly LabelRequirement[];
}

export interface LabelRequirement {
  readonly key: string;
  readonly operator: 'In' | 'NotIn' | 'Exists' | 'DoesNotExist';
  readonly values: readonly string[];
}

const OPERATORS: readonly LabelRequirement['operator'][] = ['In', 'NotIn', 'Exists', 'DoesNotExist'];

/** Reads a selector that has been validated. */
export function readLabelSelector(selector: unknown): LabelSelector {
  const { matchLabels, matchExpressions } = membersOf(selector);
  return {
    matchLabels: new Map(Object.entries(membersOf(matchLabels)).map(([key, value]) => [key, String(value)])),
    matchExpressions: entriesOf(matchExpressions).flatMap((expression) => {
      const { key, operator, values } = membersOf(expression);
      const known = OPERATORS.find((each) => each === operator);
      return known === undefined ? [] : { key: String(key), operator: known, values: entriesOf(values).map(String) };
    }),
  };
}

/**
 * Reports whether a selector selects an object with these labels.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors
 */
export function selects({ matchLabels, matchExpressions }: LabelSelector, labels: Readonly<Record<string, string>>): boolean {
  return [...matchLabels].every(([key, value]) => labelOf(labels, key) === value)
    && matchExpressions.every((requirement) => meets(requirement, labelOf(labels, requirement.key)));
}

function meets({ operator, values }: LabelRequirement, label: string | undefined): boolean {
  switch (operator) {
    case 'In':
      return label !== undefined && values.includes(label);
    case 'NotIn':
      return label === undefined || !values.includes(label); // an object without the label is selected, too
    case 'Exists':
      return label !== undefined;
    case 'DoesNotExist':
      return label === undefined;
  }
}

function labelOf(labels: Readonly<Record<string, string>>, key: string): string | undefined {
  return Object.hasOwn(labels, key) ? labels[key] : undefined;
}
