import { readTypedArguments } from '../../../lib/argo/kubectl/typed-arguments';

test('types and names are taken apart as kubectl does', () => {
  const expected: Readonly<Record<string, string>> = {
    '': '',
    'pod': 'pod',
    'pod a': 'pod/a',
    'pod a b': 'pod/a pod/b',
    'pod,cm': 'pod cm',
    'pod,pod': 'pod',
    'pod,cm a': 'pod/a cm/a',
    'pod/a': 'pod/a',
    'pod/a cm/b': 'pod/a cm/b',
    'pod cm/b': 'refused',
    'pod/a cm': 'refused',
    'pod/a/b': 'refused',
    'pod/': 'refused',
    '/a': 'refused',
    'pod,cm/a': 'refused',
  };
  const read = (text: string) => {
    const found = readTypedArguments(text.split(' ').filter((word) => word !== ''));
    return found.kind === 'refused' ? 'refused' : found.targets.map(({ type, name }) => name === undefined ? type : `${type}/${name}`).join(' ');
  };
  expect(Object.fromEntries(Object.keys(expected).map((text) => [text, read(text)]))).toEqual(expected);
});
