import { Language, MethodSchema, PropertySchema } from 'jsii-docgen';
import { Assembly, AssemblyType, ReferenceRenderer, withShortAnchors } from '../../scripts/reference-renderer';

const throws = (text: string) => ({ docs: { custom: { throws: text } } });

const types: { readonly [fqn: string]: Omit<AssemblyType, 'fqn'> } = {
  'package.Role': {
    initializer: { docs: { summary: 'Makes a role.', custom: { throws: 'when the id\nis none' } } },
    methods: [{ name: 'allow', ...throws('when it is too much') }, { name: 'of', ...throws('when there is none') }, { name: 'quiet' }],
    interfaces: ['package.IRole'],
    base: 'constructs.Construct',
  },
  'package.IRole': { methods: [{ name: 'bind', ...throws('when it is bound') }, { name: 'quiet', ...throws('never') }] },
  'package.Child': { base: 'package.Role', methods: [{ name: 'own' }] },
  'package.Props': { properties: [{ name: 'id' }] },
  'package.ChildProps': { interfaces: ['package.Props'], properties: [{ name: 'more' }] },
};

const ASSEMBLY: Assembly = { types: Object.fromEntries(Object.entries(types).map(([fqn, type]) => [fqn, { fqn, ...type }])) };

const renderer = new ReferenceRenderer({ language: Language.TYPESCRIPT, packageName: 'package', packageVersion: '0.0.0' }, ASSEMBLY, {
  file: 'API.md',
  fileOf: ({ fqn }) => fqn === 'package.Props' ? 'docs/api/props.md' : 'API.md',
});

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

test('an initializer says what it does', () => {
  expect(renderer.visitInitializer(method('package.Role', 'Initializer')).render()).toContain('\nMakes a role.\n\n*Throws* when the id is none.\n');
});

describe('a member is described where it is declared', () => {
  const property = (type: string, name: string): PropertySchema => ({
    id: `${type}.property.${name}`, fqn: `${type}.property.${name}`, displayName: name, type: { formattingPattern: 'string' }, usage: `readonly ${name}: string`, docs: { summary: `The ${name}.` },
  });

  test('and named where a class inherits it, also from another package', () => {
    const child = {
      id: 'package.Child',
      fqn: 'package.Child',
      displayName: 'Child',
      docs: {},
      interfaces: [],
      staticMethods: [],
      properties: [],
      constants: [],
      instanceMethods: ['own', 'allow', 'bind', 'toString'].map((name) => method('package.Child', name)),
    };
    const text = withShortAnchors(renderer.visitClass(child).render(3));
    expect(text.split('\n').filter((line) => /^(#|Inherited)/.test(line))).toEqual([
      '### Child <a id="Child"></a>',
      'Inherited from constructs.Construct: its public members.',
      'Inherited from <a href="#IRole">IRole</a>: <a href="#IRole.bind">bind</a>.',
      'Inherited from <a href="#Role">Role</a>: <a href="#Role.allow">allow</a>.',
      '#### Methods',
      '##### `own` <a id="Child.own"></a>',
      '###### `p`<sup>Required</sup>',
    ]);
  });

  test('and named where a struct inherits it, with a link to its file', () => {
    const props = {
      id: 'package.ChildProps',
      fqn: 'package.ChildProps',
      displayName: 'ChildProps',
      docs: {},
      usage: 'const props: ChildProps = { ... }',
      properties: [property('package.ChildProps', 'id'), property('package.ChildProps', 'more')],
    };
    const text = withShortAnchors(renderer.visitStruct(props).render(3));
    expect(text.split('\n').filter((line) => /^(#|Inherited|- )/.test(line))).toEqual([
      '### ChildProps <a id="ChildProps"></a>',
      'Inherited from <a href="docs/api/props.md#Props">Props</a>: <a href="docs/api/props.md#Props.property.id">id</a>.',
      '#### Initializer <a id="ChildProps.Initializer"></a>',
      '#### Properties',
      '##### `more`<sup>Required</sup> <a id="ChildProps.property.more"></a>',
      '- *Type:* string',
    ]);
  });
});
