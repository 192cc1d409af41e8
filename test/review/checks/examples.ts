import { APP, inCluster, inNamespace } from './manifest-texts';
import { CheckId } from '../../../lib/review/checks/check';
import { ReviewOptions } from '../../../lib/review/review-options';

/**
 * An input, and what a check finds in it: `high ServiceAccount web/app cluster`, with `by A2` where another finding says it too, so that it
 * isn't one of its own; `nothing` otherwise.
 */
export type Example = readonly [input: string, expected: string, options?: ReviewOptions];

/** What an example shows. */
export const SORTS = ['cluster', 'namespace', 'wildcard', 'group', 'named', 'tempting'] as const;

/**
 * The examples of a check, by what they show; or why there can't be one.
 *
 * - `cluster`, `namespace`: where it is held. What can't be held in one of them is shown to be nothing there.
 * - `wildcard`: a star in place of a verb, a resource or an API group.
 * - `group`: a resource of that name in another API group.
 * - `named`: the grant limited to names.
 * - `tempting`: what looks like it and isn't.
 */
export type CheckExamples = Readonly<Record<typeof SORTS[number], readonly Example[] | string>>;

export type ExampleTable = Readonly<Partial<Record<CheckId, CheckExamples>>>;

/** What a check that asks for one request says of it. Severities are those of the account of an app; `nothing` is written as `-`. */
interface GrantExamples {
  readonly cluster: string;
  readonly namespace: string;

  /** In the whole cluster, by one name. */
  readonly named: string;

  /** Rules with a star in the whole cluster, and the severity, with the check that says it if another one does: `critical by A3`. */
  readonly wildcard: Readonly<Record<string, string>>;

  /** Rules in the whole cluster that the check doesn't mean; or whole examples. */
  readonly tempting: readonly (string | Example)[];

  /** More examples by names, and in a namespace. */
  readonly more?: { readonly cluster?: Readonly<Record<string, string>>; readonly namespace?: Readonly<Record<string, string>> };
}

/** The examples of a check that one rule makes find something. */
export function grant(rule: string, { cluster, namespace, named, wildcard, tempting, more = {} }: GrantExamples): CheckExamples {
  const [target] = rule.split(' of ');
  return {
    cluster: [clusterWide(rule, cluster), ...Object.entries(more.cluster ?? {}).map(([each, found]) => clusterWide(each, found))],
    namespace: [inWeb(rule, namespace), ...Object.entries(more.namespace ?? {}).map(([each, found]) => inWeb(each, found))],
    named: [clusterWide(`${rule} named a`, named)],
    group: [clusterWide(`${target} of widgets.example.com`, '-')],
    wildcard: Object.entries(wildcard).map(([each, found]) => clusterWide(each, found)),
    tempting: tempting.map((each) => typeof each === 'string' ? clusterWide(each, '-') : each),
  };
}

/** An example of rules that the app has in the whole cluster; several are separated by a semicolon. */
export function clusterWide(rules: string, found: string): Example {
  return [inCluster(APP, ...rules.split('; ')), textOf(found, APP, 'cluster')];
}

/** An example of rules that the app has in its namespace. */
export function inWeb(rules: string, found: string): Example {
  return [inNamespace('web', APP, ...rules.split('; ')), textOf(found, APP, 'web')];
}

/** The text of an expected finding: of `high by A2`, or of `-` for nothing. */
export function textOf(found: string, subject: string, where: string): string {
  const [severity, by] = found.split(' by ');
  return found === '-' ? 'nothing' : `${severity} ${subject} ${where}${by === undefined ? '' : ` by ${by}`}`;
}
