import { Draft } from './findings/draft';
import { groupBy } from '../inference/group-by';

/**
 * Leaves out the drafts about subjects of which two states have the same: folding them and comparing the findings would find nothing new.
 *
 * Drafts fold into others about the same subject only, so each subject is kept or left out whole.
 */
export function withoutCommon(before: readonly Draft[], after: readonly Draft[]): { readonly before: Draft[]; readonly after: Draft[] } {
  const [old, now] = [before, after].map((drafts) => groupBy(drafts, ({ subject }) => subject));
  const isCommon = (subject: string) => {
    const [some, others] = [old.get(subject) ?? [], now.get(subject) ?? []];
    return some.length === others.length && some.every((draft, index) => areAlike(draft, others[index]));
  };
  const common = new Set([...now.keys()].filter(isCommon));
  const isKept = ({ subject }: Draft) => !common.has(subject);
  return { before: before.filter(isKept), after: after.filter(isKept) };
}

/** Whether two drafts fold alike, and are about the same grants. Those of whole bindings aren't compared: few subjects have one. */
function areAlike(a: Draft, b: Draft): boolean {
  return a.check === b.check && a.namespace === b.namespace && a.severity === b.severity && a.expected === b.expected
    && a.bindings === undefined && b.bindings === undefined && (a.grants ?? []).length === 0 && (b.grants ?? []).length === 0
    && a.held.length === b.held.length && a.held.every((held, index) => held === b.held[index]);
}
