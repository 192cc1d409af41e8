test('the package loads no parser until access is inferred', () => {
  jest.doMock('js-yaml', () => { throw new Error('js-yaml is loaded'); });
  const library = jest.requireActual<typeof import('../../lib')>('../../lib');
  expect(() => library.AccessInference.ofText('kind: A')).toThrow('js-yaml is loaded');
});
