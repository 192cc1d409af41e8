import { checkAccount } from './account-check';
import { InstallComponent, installNeeds } from './install-needs';
import { EffectiveAccess } from '../access/effective-access';
import { Subject, subjectText } from '../access/subject';
import { InstallAccess } from '../argo/install/install-access';
import { entriesOf, membersOf } from '../rbac/validation/plain-data';

/** Which account a component runs under, and how that is known. */
export interface ComponentAccount {
  readonly component: InstallComponent;
  readonly subject: Subject;

  /** Why it is taken for that account, where nobody said so. */
  readonly assumption?: string;
}

const COMPONENTS: readonly InstallComponent[] = ['controller', 'server'];

/** What the containers of the components run. */
const PROGRAMS: Readonly<Record<InstallComponent, RegExp>> = {
  controller: /(^|[\s/])workflow-controller(\s|:|@|$)/,
  server: /(^|[\s/])argocli(:|@)[^\s]*(\s.*)?\sserver(\s|$)|(^|[\s/])argo server(\s|$)/,
};

/**
 * Finds the accounts of the components of an install: those that are given, those of the workloads that run them, and otherwise those
 * whose access fits best.
 */
export function componentAccounts(
  access: EffectiveAccess, install: InstallAccess, given: ReadonlyMap<InstallComponent, Subject>,
): ComponentAccount[] {
  const found: ComponentAccount[] = [];
  for (const component of COMPONENTS) {
    const subject = given.get(component) ?? accountOfWorkload(access, component);
    if (subject !== undefined) {
      found.push({ component, subject, ...given.has(component) ? {} : { assumption: `${subjectText(subject)} is the account of the ${component}: a workload runs it.` } });
    }
  }
  for (const component of COMPONENTS.filter((each) => !found.some((account) => account.component === each))) {
    const taken = new Set(found.map(({ subject }) => subjectText(subject)));
    const best = bestAccount(access, install, component, taken);
    if (best !== undefined) {
      found.push({ component, subject: best, assumption: `${subjectText(best)} is taken for the account of the ${component}: its access fits best.` });
    }
  }
  return found;
}

function accountOfWorkload({ objects: { others } }: EffectiveAccess, component: InstallComponent): Subject | undefined {
  for (const { content, namespace } of others) {
    const spec = membersOf(membersOf(membersOf(content.spec).template).spec);
    const runs = entriesOf(spec.containers).map(membersOf)
      .some(({ image, command, args }) => PROGRAMS[component].test([image, ...entriesOf(command), ...entriesOf(args)].join(' ')));
    if (runs && namespace !== undefined) {
      return { kind: 'ServiceAccount', namespace, name: typeof spec.serviceAccountName === 'string' ? spec.serviceAccountName : 'default' };
    }
  }
  return undefined;
}

/** The subject that holds most of what the component needs, if any holds some of it. */
function bestAccount(access: EffectiveAccess, install: InstallAccess, component: InstallComponent, taken: ReadonlySet<string>): Subject | undefined {
  const fits = access.subjects.filter((subject) => !taken.has(subjectText(subject))).map((subject) => {
    const needs = installNeeds(install, component, subject);
    return { subject, fit: needs.needed.length - checkAccount(access, needs).missing.length };
  });
  return fits.reduce<{ subject?: Subject; fit: number }>((best, next) => next.fit > best.fit ? next : best, { fit: 0 }).subject;
}
