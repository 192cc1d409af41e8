import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { synthesizeExample } from './synthesized-example';

const ROOT = join(__dirname, '..');
const EXAMPLES = join(ROOT, 'examples', 'languages');

const read = (file: string) => readFileSync(join(EXAMPLES, file), 'utf8');

/** `npm run test:languages` holds the programs in the other languages against this one. */
test('the program writes what was reviewed', () => {
  const files = [...synthesizeExample('languages/typescript/main')].map(([file, text]) => `# ${file}\n${text}`);
  expect(files.join('\n')).toMatchSnapshot();
});

test('every language infers from the same manifest', () => {
  const languages = readdirSync(EXAMPLES);

  expect(languages).toEqual(['csharp', 'go', 'java', 'python', 'typescript']);
  expect(new Set(languages.map((language) => read(`${language}/migrate.yaml`)))).toEqual(new Set([read('typescript/migrate.yaml')]));
});

const { version, jsii: { targets: { python, java, go, dotnet } } } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));

test.each([
  ['typescript/package.json', `"cdk8s-argo-rbac": "${version}"`],
  ['python/requirements.txt', `${python.distName}==${version}`],
  ['java/pom.xml', [
    `<groupId>${java.maven.groupId}</groupId>`, `<artifactId>${java.maven.artifactId}</artifactId>`, `<version>${version}</version>`,
  ].join('\n      ')],
  ['go/go.mod', `${go.moduleName}/${go.packageName} v${version}`],
  ['csharp/ArgoAccess.csproj', `Include="${dotnet.packageId}" Version="${version}"`],
])('%s asks for this package in this version', (file, text) => {
  expect(read(file)).toContain(text);
});
