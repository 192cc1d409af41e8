test('the package loads nothing that infers access until access is inferred', () => {
  jest.doMock('../../lib/inference/infer-access', () => { throw new Error('inference is loaded'); });
  const library = jest.requireActual<typeof import('../../lib')>('../../lib');
  expect(() => library.AccessInference.ofText('kind: A')).toThrow('inference is loaded');
});
