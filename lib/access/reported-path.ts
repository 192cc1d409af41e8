import { identityText } from './access-object';
import { GrantPath } from './effective-access';
import { Subject, subjectText } from './subject';
import { Place } from '../diagnostics/diagnostic';

/** A way to a permission: binding, role and rule, and where they are written. */
export interface ReportedPath {
  /** The subject that the binding names, where it is a group of the subject in question. */
  readonly through?: string;
  readonly binding: string;
  readonly role: string;

  /** The aggregated role that holds the rule. */
  readonly writtenIn?: string;

  /** The number of the rule, from 1. */
  readonly rule: number;
  readonly bindingPlace: Place;
  readonly rulePlace: Place;
}

/** Writes a way to a permission as every output format has it. */
export function reportPath({ subject, grant: { binding, role }, rule }: GrantPath, asked: Subject): ReportedPath {
  const [through, roleText, partText] = [subjectText(subject), identityText(role.identity), identityText(rule.writtenIn)];
  return {
    ...through === subjectText(asked) ? {} : { through },
    binding: identityText(binding),
    role: roleText,
    ...partText === roleText ? {} : { writtenIn: partText },
    rule: rule.index + 1,
    bindingPlace: binding.placeOf(),
    rulePlace: rule.place,
  };
}
