import { ClientOperation } from '../../lib';
import { formsOf, OPERATION_TABLES, OperationClass, OperationKey } from '../../lib/argo/client/operation-catalogue';
import { membersOfOption, optionsOf } from '../../lib/argo/client/operation-options';
import { OperationOptions } from '../../lib/argo/needs/client/client-options';
import { DiagnosticCode } from '../../lib/diagnostics/diagnostic-code';

/** The codes for operations that a version or a route lacks. */
const LACKING: readonly DiagnosticCode[] = ['client/not-in-version', 'client/server-only'];

/** Every operation of a class, with those of the options that it has. They need nothing where the version or the route lacks them. */
export function everyOperation<Class extends OperationClass>(className: Class, options: OperationOptions = {}): ClientOperation[] {
  return keysOf(className).map((key) => {
    const members = formsOf(className, key).flatMap(({ form }) => optionsOf(form.uses).flatMap(membersOfOption));
    const own: OperationOptions = Object.fromEntries(Object.entries(options).filter(([member]) => members.includes(member)));
    return whereAvailable(ClientOperation._of(className, key, own));
  });
}

function keysOf<Class extends OperationClass>(className: Class): OperationKey<Class>[] {
  const isKey = (key: string): key is OperationKey<Class> => key in OPERATION_TABLES[className];
  return Object.keys(OPERATION_TABLES[className]).filter(isKey);
}

function whereAvailable(operation: ClientOperation): ClientOperation {
  const select = operation._select.bind(operation);
  operation._select = (surroundings) => {
    const { needs, issues } = select(surroundings);
    return { needs, issues: issues.filter(({ code }) => !LACKING.includes(code)) };
  };
  return operation;
}
