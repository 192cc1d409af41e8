import { Language, MethodSchema } from 'jsii-docgen';
import { Assembly, ReferenceRenderer } from '../../scripts/reference-renderer';

const throws = (text: string) => ({ docs: { custom: { throws: text } } });

const ASSEMBLY: Assembly = {
  types: {
    'package.Role': {
      initializer: throws('when the id\nis none'),
      methods: [{ name: 'allow', ...throws('when it is too much') }, { name: 'of', ...throws('when there is none') }, { name: 'quiet' }],
      interfaces: ['package.IRole'],
    },
    'package.IRole': { methods: [{ name: 'bind', ...throws('when it is bound') }, { name: 'quiet', ...throws('never') }] },
    'package.Child': { base: 'package.Role' },
  },
};

const renderer = new ReferenceRenderer({ language: Language.TYPESCRIPT, packageName: 'package', packageVersion: '0.0.0' }, ASSEMBLY);

function method(type: string, name: string): MethodSchema {
  return {
    id: `${type}.${name}`,
    fqn: `${type}.${name}`,
    displayName: name,
    usage: `${name}(): void`,
    docs: { summary: 'Does it.', links: ['https://kubernetes.io'] },
    parameters: [{ id: 'p', fqn: 'p', displayName: 'p', type: { formattingPattern: 'string' }, variadic: false, docs: { summary: 'What.' } }],
  };
}

test('errors stand behind what a method does, before its parameters', () => {
  expect(renderer.visitInstanceMethod(method('package.Role', 'allow')).render(4)).toBe(`#### \`allow\` <a name="allow" id="package.Role.allow"></a>

\`\`\`typescript
allow(): void
\`\`\`

Does it.

> [https://kubernetes.io](https://kubernetes.io)

*Throws* when it is too much.

##### \`p\`<sup>Required</sup> <a name="p" id="p"></a>

- *Type:* string

What.

---
`);
});

test.each([
  ['of an initializer', renderer.visitInitializer(method('package.Role', 'Initializer')), 'when the id is none'],
  ['of a static function', renderer.visitStaticFunction(method('package.Role', 'of')), 'when there is none'],
  ['of an inherited method', renderer.visitInstanceMethod(method('package.Child', 'allow')), 'when it is too much'],
  ['of a method of an interface', renderer.visitInstanceMethod(method('package.Child', 'bind')), 'when it is bound'],
])('errors %s', (_, document, text) => {
  expect(document.render()).toContain(`\n*Throws* ${text}.\n`);
});

test.each([
  ['a method that says nothing of errors', 'package.Role', 'quiet'],
  ['a method of another package', 'constructs.Construct', 'toString'],
])('%s has none', (_, type, name) => {
  expect(renderer.visitInstanceMethod(method(type, name)).render()).not.toContain('*Throws*');
});
