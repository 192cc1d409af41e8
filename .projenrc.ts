import { cdk8s, github, javascript } from 'projen';

const project = new cdk8s.ConstructLibraryCdk8s({
  name: 'cdk8s-argo-rbac',
  description: 'Least-privilege Kubernetes RBAC for Argo Workflows, as typed cdk8s constructs',
  keywords: ['cdk8s', 'kubernetes', 'rbac', 'argo-workflows', 'least-privilege'],
  author: 'cdk8s-argo-rbac maintainers',
  authorAddress: 'maintainers@cdk8s-argo-rbac.example',
  repositoryUrl: 'https://github.com/cdk8s-argo-rbac/cdk8s-argo-rbac.git',
  license: 'Apache-2.0',
  defaultReleaseBranch: 'main',
  packageManager: javascript.NodePackageManager.NPM,
  projenrcTs: true,

  srcdir: 'lib',
  libdir: 'build',
  entrypoint: 'build/index.js', // projen would leave "main" at lib/index.js
  testdir: 'test',
  sampleCode: false,

  // The peers are what cdk8s-plus-27 asks for itself; the development copies are the newest of each range.
  cdk8sVersion: '2.68.11',
  constructsVersion: '10.3.0',
  peerDependencyOptions: { pinnedDevDependency: false },
  peerDeps: ['cdk8s-plus-27@^2.9.5'],
  jsiiVersion: '~6.0.0',
  typescriptVersion: '~6.0.0',
  minNodeVersion: '20.16.0',
  devDeps: [
    '@types/node@^20',
    'cdk8s@^2.70.106',
    'cdk8s-plus-27@^2.9.5',
    'cdk8s-plus-33', // proof that our objects fit a later cdk8s-plus by structure
    'constructs@^10.8.1',
    'fast-check', // property tests of the algebra
    'tsconfig-paths', // lets the examples import the package by its published name
    'yaml', // reads the synthesized YAML back in tests
  ],

  docgenFilePath: 'API.md',
  typecheckTests: true, // ts-jest alone does not check types, and compile errors are a feature here
  jestOptions: {
    updateSnapshot: javascript.UpdateSnapshot.NEVER,
    configFilePath: 'jest.config.json',
    junitReporting: false,
    jestConfig: {
      collectCoverage: false,
      moduleNameMapper: { '^cdk8s-argo-rbac$': '<rootDir>/lib/index.ts' },
    },
  },

  release: false,
  depsUpgrade: false,
  pullRequestTemplate: false,
  githubOptions: { mergify: false, pullRequestLint: false },
  buildWorkflow: false,
});

// One job that runs what everybody runs.
const build = new github.GithubWorkflow(project.github!, 'build');
build.on({ pullRequest: {}, push: { branches: ['main'] }, workflowDispatch: {} });
build.addJob('build', {
  runsOn: ['ubuntu-latest'],
  permissions: { contents: github.workflows.JobPermission.READ },
  steps: [
    github.WorkflowSteps.checkout(),
    { uses: 'actions/setup-node@v6', with: { 'node-version': '20' } },
    { run: 'bash .ci/run' },
  ],
});

// The examples are compiled as a user's program would be: they import the package by its name.
const examplesConfig = new javascript.TypescriptConfig(project, {
  fileName: 'examples/tsconfig.json',
  extends: javascript.TypescriptConfigExtends.fromPaths(['../tsconfig.json']),
  include: ['**/*.ts'],
  compilerOptions: { noEmit: true, rootDir: '..', paths: { 'cdk8s-argo-rbac': ['../lib/index.ts'] } },
});
project.addTask('synth', {
  description: 'Write the YAML of every example to dist/examples',
  exec: `ts-node --project ${examplesConfig.fileName} --require tsconfig-paths/register scripts/synth-examples.ts`,
});
project.addTask('embed', {
  description: 'Show the examples and their YAML in the documents',
  steps: [{ spawn: 'synth' }, { exec: 'ts-node --project projenrc/tsconfig.json scripts/embed-files.ts' }],
});
project.testTask.prependExec(`tsc --noEmit -p ${examplesConfig.fileName}`, { name: 'Type-check the examples' });
project.eslint?.addLintPattern('examples');
project.eslint?.addLintPattern('scripts');
project.eslint?.allowDevDeps('examples/**');
project.eslint?.allowDevDeps('scripts/**');
project.npmignore?.exclude('/.ci/', '/docs/', '/examples/', '/scripts/');

// 1.13 names platform bindings that are not published, so `npm ci` would refuse the lock file.
project.package.addPackageResolutions('unrs-resolver@1.12.2');

// Lets eslint know the types of the scripts.
new javascript.TypescriptConfig(project, {
  fileName: 'scripts/tsconfig.json',
  extends: javascript.TypescriptConfigExtends.fromPaths(['../tsconfig.json']),
  include: ['**/*.ts'],
  compilerOptions: { noEmit: true, rootDir: '..' },
});
project.addTask('generate', {
  description: 'Write the typed resources from the catalogue',
  exec: 'ts-node --transpile-only --project projenrc/tsconfig.json scripts/generate.ts',
});
project.addTask('permissions', {
  description: 'Write docs/permissions.md from the needs of Argo Workflows',
  exec: 'ts-node --transpile-only --project projenrc/tsconfig.json scripts/write-permissions.ts',
});
project.addTask('refresh-discovery', {
  description: 'Write the facts that the catalogue is tested against, from Kubernetes source trees',
  exec: 'ts-node --transpile-only --project projenrc/tsconfig.json scripts/refresh-discovery.ts',
  receiveArgs: true,
});

// The verb classes are documented in a file of their own, so that API.md is what people read.
project.tasks.tryFind('docgen')?.reset('jsii-docgen --output API.md --split-by-submodule');

project.synth();
