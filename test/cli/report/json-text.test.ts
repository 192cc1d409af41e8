import fc from 'fast-check';
import { ListForm, ObjectForm, quoted, valueText } from '../../../lib/cli/report/json-text';

const RUNS = { numRuns: 300, seed: 20261129 };

/** Texts with quotes, escapes, and halves of characters. */
const text = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom('a', '"', '\\', '\n', '\u0000', '\u007f', '\u2028', '\ud800', '\udc00', 'ä', '😀') }));

test('a text is quoted as JSON.stringify quotes it', () => {
  fc.assert(fc.property(text, (each) => {
    expect(quoted(each)).toBe(JSON.stringify(each));
  }), RUNS);
});

test('objects, lists and values within each other are written as JSON.stringify writes them', () => {
  const item = fc.record({ name: text, count: fc.nat() }, { requiredKeys: [] });
  fc.assert(fc.property(item, fc.array(item), fc.json(), (first, list, json) => {
    const objectText = (form: ObjectForm, { name, count }: { readonly name?: string; readonly count?: number }) =>
      form.write([name === undefined ? undefined : quoted(name), count === undefined ? undefined : String(count)]);
    const [member, itemOfList] = ['  ', '    '].map((indent) => new ObjectForm(indent, ['name', 'count']));
    const value: unknown = JSON.parse(json);
    const written = new ObjectForm('', ['first', 'list', 'value']).write([
      objectText(member, first),
      new ListForm('  ').write(list.map((each) => objectText(itemOfList, each))),
      valueText(value, '  '),
    ]);
    const inOrder = ({ name, count }: { readonly name?: string; readonly count?: number }) => ({ name, count });
    expect(written).toBe(JSON.stringify({ first: inOrder(first), list: list.map(inOrder), value }, undefined, 2));
  }), RUNS);
});
