import { documentErrors } from '../../scripts/documented-errors';

const REFERENCE = `
#### Initializers <a name="Initializers" id="package.Role.Initializer"></a>

\`\`\`typescript
new Role(id: string)
\`\`\`

| **Name** | **Type** |

##### \`allow\` <a name="allow" id="package.Role.allow"></a>

\`\`\`typescript
public allow(): void
\`\`\`

Grants more.

> [https://kubernetes.io](https://kubernetes.io)

---
`;

const throws = (text: string) => ({ docs: { custom: { throws: text } } });

test('errors stand behind what a member does', () => {
  const assembly = {
    types: { 'package.Role': { initializer: throws('when the id\nis none'), methods: [{ name: 'allow', ...throws('when it is too much') }, { name: 'other' }] } },
  };
  expect(documentErrors(REFERENCE, assembly)).toBe(REFERENCE
    .replace('| **Name**', '*Throws* when the id is none.\n\n| **Name**')
    .replace('> [', '*Throws* when it is too much.\n\n> ['));
});

test('an error of an unknown member is not lost in silence', () => {
  expect(() => documentErrors(REFERENCE, { types: { 'package.Role': { methods: [{ name: 'bind', ...throws('when') }] } } }))
    .toThrow('The reference lacks package.Role.bind.');
});
