import { operationCatalogue } from '../../../../lib/argo/client/operation-catalogue';
import { API_OPERATIONS } from '../../../../lib/argo/needs/client/api-operations';
import { Command, Operation, Page } from '../../../../lib/argo/needs/client/client-need';
import { CLIENT_OPTIONS, ClientOptionRow } from '../../../../lib/argo/needs/client/client-options';
import { CLIENT_PRESETS } from '../../../../lib/argo/needs/client/client-presets';
import { COMMANDS } from '../../../../lib/argo/needs/client/commands';
import { UI_PAGES } from '../../../../lib/argo/needs/client/ui-pages';

const OPERATIONS: readonly Operation[] = Object.values(API_OPERATIONS);
const ROWS: readonly (Operation | Command | Page)[] = [...OPERATIONS, ...Object.values(COMMANDS), ...Object.values(UI_PAGES)];
const NEEDS = OPERATIONS.flatMap(({ id, needs }) => needs.map((need) => ({ place: `${id} ${need.why}`, need })));

/** Methods that every object of Java has: a static method of the same form does not compile. */
const OF_JAVA_OBJECTS = ['clone', 'equals', 'finalize', 'getClass', 'hashCode', 'notify', 'notifyAll', 'toString', 'wait'];

describe('The tables of clients', () => {
  test('call each operation by a name of its own', () => {
    const ids = OPERATIONS.map(({ id }) => id);
    expect(ids.filter((id, i) => ids.indexOf(id) < i)).toEqual([]);
  });

  test('give the command an id for each, of their own and of characters that its grammar leaves free', () => {
    const ids = operationCatalogue().map(({ id }) => id);
    expect(ids.filter((id, i) => ids.indexOf(id) < i || !/^((api|ui)\/)?[a-z]+(-[a-z]+)*$/.test(id))).toEqual([]);
  });

  test('make methods that compile in every language', () => {
    const members = operationCatalogue().map(({ member }) => member);
    expect(members.filter((member) => OF_JAVA_OBJECTS.includes(member) || /^get[A-Z]/.test(member))).toEqual([]);
  });

  test('tell where each operation, command and page is read in the source', () => {
    expect(ROWS.flatMap((row) => row.evidence).filter((text) => !/^v\d\.\d\.\d+ [\w/.-]+\.(go|tsx?)(:[\d,-]+)?$/.test(text))).toEqual([]);
  });

  test('say of each what it is for, in a sentence', () => {
    const options: readonly ClientOptionRow[] = Object.values(CLIENT_OPTIONS);
    const summaries = [...ROWS, ...Object.values(CLIENT_PRESETS), ...options].map(({ summary }) => summary);
    expect(summaries.filter((summary) => !/^[A-Z].*\.$/.test(summary))).toEqual([]);
  });

  test('say why in a sentence that begins with the operation, and what it allows in one of its own', () => {
    const isSound = (why: string, consequence = 'None.') => /^[a-z].*[^.]$/.test(why) && /^[A-Z].*\.$/.test(consequence);
    expect(NEEDS.filter(({ need: { why, consequence } }) => !isSound(why, consequence)).map(({ place }) => place)).toEqual([]);
  });

  test('grant what makes sense', () => {
    expect(NEEDS.filter(({ need }) => need.grant().statement.faults.length > 0).map(({ place }) => place)).toEqual([]);
  });

  test('take names just where no row says that they are impossible', () => {
    const takesNames = NEEDS.filter(({ need }) => need.grant(['x']).statement.rule.resourceNames !== undefined).map(({ place }) => place);
    expect(takesNames).toEqual(NEEDS.filter(({ need }) => need.unnamed === undefined).map(({ place }) => place));
  });
});
