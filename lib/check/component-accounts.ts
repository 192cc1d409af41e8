import { checkAccount } from './account-check';
import { installNeeds } from './install-needs';
import { EffectiveAccess } from '../access/effective-access';
import { Subject, subjectText } from '../access/subject';
import { workloadsOf } from '../access/workload';
import { componentRunIn, RUNNING_COMPONENTS, RunningComponent } from '../argo/install/component-program';
import { InstallAccess } from '../argo/install/install-access';

/** Which account a component runs under, and how that is known. */
export interface ComponentAccount {
  readonly component: RunningComponent;
  readonly subject: Subject;

  /** Why the check assumes that account, where no option names it. */
  readonly assumption?: string;
}

/**
 * Finds the accounts of the components of an install: those that are given, those of the workloads that run them, and otherwise those
 * whose access fits best.
 */
export function componentAccounts(
  access: EffectiveAccess, install: InstallAccess, given: ReadonlyMap<RunningComponent, Subject>,
): ComponentAccount[] {
  const found: ComponentAccount[] = [];
  for (const component of RUNNING_COMPONENTS) {
    const subject = given.get(component) ?? accountOfWorkload(access, component);
    if (subject !== undefined) {
      const assumption = `${subjectText(subject)} is the account of the ${component}: a workload runs it.`;
      found.push({ component, subject, ...given.has(component) ? {} : { assumption } });
    }
  }
  for (;;) {
    const open = RUNNING_COMPONENTS.filter((component) => !found.some((account) => account.component === component));
    const taken = new Set(found.map(({ subject }) => subjectText(subject)));
    const best = bestFit(access, install, open, access.subjects.filter((subject) => !taken.has(subjectText(subject))));
    if (best === undefined) {
      return RUNNING_COMPONENTS.flatMap((component) => found.filter((account) => account.component === component));
    }
    found.push({ ...best, assumption: `${subjectText(best.subject)} is taken for the account of the ${best.component}: its access fits best.` });
  }
}

function accountOfWorkload({ objects }: EffectiveAccess, component: RunningComponent): Subject | undefined {
  return workloadsOf(objects).find(({ containers }) => containers.some((container) => componentRunIn(container) === component))?.account;
}

/** The component and the subject that fit each other best, if any subject holds something that a component needs. */
function bestFit(
  access: EffectiveAccess, install: InstallAccess, components: readonly RunningComponent[], subjects: readonly Subject[],
): ComponentAccount | undefined {
  const fits = components.flatMap((component) =>
    subjects.map((subject) => ({ component, subject, fit: fitOf(access, install, component, subject) })));
  const best = fits.reduce<typeof fits[number] | undefined>((most, next) => next.fit > (most?.fit ?? 0) ? next : most, undefined);
  return best && { component: best.component, subject: best.subject };
}

/** How well what is granted fits what is needed, from 0 to 1: the harmonic mean of the share that is granted and the share that is used. */
function fitOf(access: EffectiveAccess, install: InstallAccess, component: RunningComponent, subject: Subject): number {
  const needs = installNeeds(install, component, subject);
  const { needed, wider, otherFeatures, unneeded, missing } = checkAccount(access, needs);
  const used = needed.length + wider.length;
  const granted = used + otherFeatures.length + unneeded.length;
  const share = (part: number, whole: number) => whole === 0 ? 0 : part / whole;
  const [recall, precision] = [share(needs.needed.length - missing.length, needs.needed.length), share(used, granted)];
  return recall + precision === 0 ? 0 : 2 * recall * precision / (recall + precision);
}
