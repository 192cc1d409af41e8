import { cdk8s, github, javascript, JsonFile } from 'projen';
import { addReleaseWorkflow, OLDEST_NODE } from './projenrc/release-workflow';

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
  entrypoint: 'build/entry.js', // what build/index.js exports, loaded when it is used; the compile task writes it
  entrypointTypes: 'build/index.d.ts',
  testdir: 'test',
  sampleCode: false,

  // The peers are what cdk8s-plus-27 asks for itself, and the first constructs that has RootConstruct; the development copies are the
  // newest of each range.
  cdk8sVersion: '2.68.11',
  constructsVersion: '10.4.2',
  peerDependencyOptions: { pinnedDevDependency: false },
  peerDeps: ['cdk8s-plus-27@^2.9.5'],
  jsiiVersion: '~6.0.0',
  compressAssembly: true, // what jsii knows of the API is more than a megabyte, and a twelfth of that compressed
  typescriptVersion: '~6.0.0',
  minNodeVersion: OLDEST_NODE,
  devDeps: [
    '@duckdb/node-api@1.5.6-r.1', // runs the query that tailor prints, in tests and in the bench; 70 MB; its versions are no plain numbers
    '@commander-js/extra-typings@^14', // types the arguments and options of a command from how they are declared; bundled into its file
    'commander@^14', // the command's parser: no dependencies, types of its own, subcommands with help; bundled; 15 needs Node.js 22
    '@swc/core@^1.16', // compiles the tests and what they load, several times as fast as the compiler of TypeScript; native
    '@swc/jest@^0.2.39', // calls it for Jest
    '@textlint/kernel@^15', // lints the prose of documents, comments and messages by the rules in scripts/prose; needs Node.js 20
    '@textlint/textlint-plugin-markdown@^15', // leaves code and links of a document out of its prose
    '@types/node@^20',
    '@types/oidc-provider@^8',
    'axe-core@^4.14', // finds what people with other means than eyes and a mouse can't use
    'cdk8s@^2.70.106',
    'cdk8s-cli@^2.207', // loads our validation as it does for users
    'cdk8s-plus-27@^2.9.5',
    'cdk8s-plus-33', // proof that our objects fit a later cdk8s-plus by structure
    'constructs@^10.8.1',
    'ajv@^8', // validates the command's JSON against its schemas
    'esbuild@~0.28.2', // makes the command one file
    '@microsoft/jest-sarif', // the published schema of SARIF, and a matcher for it
    'fast-check', // property tests of the algebra
    'knip@^5.88', // unused files, exports and dependencies; 6 needs Node.js 20.19
    'oidc-provider@^8.8', // logs the users of the live lab in; certified, and without native code; 9 needs Node.js 22
    'playwright-core@^1.65', // drives the installed Chromium, and downloads none; puppeteer-core 25 needs Node.js 22
    'tinybench@^6.2.5', // counts the runs of the bench, and makes the statistics; 6 runs on Node.js 20.0
    'tsconfig-paths', // lets the examples import the package by its published name
    'vitepress@^1.6', // makes the site of the documents; brings its search; runs on Node.js 20
    'yaml', // reads the synthesized YAML back in tests
  ],
  // jsii packages can't depend on plain npm packages, so these travel inside ours.
  bundledDeps: [
    'js-yaml@^5.5.0', // reads manifests, several times as fast as `yaml` here, with the place of every node; writes YAML
  ],
  bin: { 'argo-rbac': 'build/argo-rbac.js' },

  // The packages in other languages, named as is usual in each. Nothing is published from here: `release` is off.
  publishToPypi: { distName: 'cdk8s-argo-rbac', module: 'cdk8s_argo_rbac' },
  publishToMaven: { mavenGroupId: 'io.github.cdk8s-argo-rbac', mavenArtifactId: 'cdk8s-argo-rbac', javaPackage: 'io.github.cdk8sargorbac' },
  publishToGo: { moduleName: 'github.com/cdk8s-argo-rbac/cdk8s-argo-rbac-go', packageName: 'argorbac' },
  publishToNuget: { packageId: 'Cdk8sArgoRbac', dotNetNamespace: 'Cdk8sArgoRbac' },

  docgenFilePath: 'API.md',
  typecheckTests: true, // Jest does not check types, and compile errors are a feature here
  jestOptions: {
    updateSnapshot: javascript.UpdateSnapshot.NEVER,
    configFilePath: 'jest.config.json',
    junitReporting: false,
    jestConfig: {
      collectCoverage: false,
      maxWorkers: '100%', // Jest would leave one processor idle, which is half of two
      setupFilesAfterEnv: ['<rootDir>/test/readable-titles.setup.ts'],
      moduleNameMapper: { '^cdk8s-argo-rbac$': '<rootDir>/lib/index.ts' },
    },
  },

  release: false,
  depsUpgrade: false,
  pullRequestTemplate: false,
  githubOptions: { mergify: false, pullRequestLint: false },
  buildWorkflow: false,
});

// ts-jest compiles with the compiler of TypeScript, which takes a tenth of the time of the tests. All configurations of Jest share .swcrc.
project.deps.removeDependency('ts-jest');
if (project.jest !== undefined) {
  project.jest.config.transform = { '^.+\\.ts$': '@swc/jest' };
}
const swc = new JsonFile(project, '.swcrc', {
  marker: false, // swc refuses keys that it doesn't know
  obj: { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' } },
});
project.npmignore?.exclude(`/${swc.path}`);

// One job that runs what everybody runs.
// eslint-disable-next-line @typescript-eslint/no-non-null-assertion -- projen has it unless it is turned off
const build = new github.GithubWorkflow(project.github!, 'build');
build.on({ pullRequest: {}, push: { branches: ['main'] }, workflowDispatch: {} });
build.addJob('build', {
  runsOn: ['ubuntu-latest'],
  permissions: { contents: github.workflows.JobPermission.READ },
  steps: [
    github.WorkflowSteps.checkout(),
    { uses: github.ActionRefs.ACTIONS_SETUP_NODE, with: { 'node-version': OLDEST_NODE } },
    { run: 'bash .ci/run' },
  ],
});
addReleaseWorkflow(project);

project.tsconfigDev.addInclude('../lib/**/*.ts'); // one compilation checks the types of everything

/** The programs beside the library, each with a compiler configuration of its own folder. */
function addPrograms(folder: string, paths: { [name: string]: string[] }): string {
  const { fileName } = new javascript.TypescriptConfig(project, {
    fileName: `${folder}/tsconfig.json`,
    extends: javascript.TypescriptConfigExtends.fromPaths(['../tsconfig.json']),
    include: ['**/*.ts'],
    compilerOptions: { noEmit: true, rootDir: '..', paths },
  });
  project.tsconfigDev.addInclude(`../${folder}/**/*.ts`);
  project.eslint?.addLintPattern(folder);
  project.eslint?.allowDevDeps(`${folder}/**`);
  return `ts-node --project ${fileName}`;
}
// The examples, and the programs that are measured, are compiled as a user's program would be: they import the package by its name.
const byName = { 'cdk8s-argo-rbac': ['../lib/index.ts'] };
const runScript = addPrograms('scripts', byName);
const runExamples = addPrograms('examples', byName);
project.tryFindObjectFile(project.tsconfigDev.fileName)?.addOverride('compilerOptions.paths', byName);
project.tryFindObjectFile('.eslintrc.json')?.addOverride('settings.import/resolver.typescript.project', ['tsconfig.json', 'examples/tsconfig.json']);

project.addTask('synth', {
  description: 'Write the YAML of every example to dist/examples',
  exec: `${runExamples} --require tsconfig-paths/register scripts/synth-examples.ts`,
});
project.addTask('gallery', {
  description: 'Run the programs of the gallery, and write their YAML and its review next to them',
  exec: `${runExamples} --transpile-only --require tsconfig-paths/register scripts/write-gallery.ts`,
});
project.addTask('embed', {
  description: 'Show the examples, their YAML and the comparison with upstream in the documents',
  steps: [{ spawn: 'synth' }, { spawn: 'gallery' }, { exec: `${runScript} scripts/embed-files.ts` }],
});
// The scripts that write sources are not type-checked where they run: what they are about to mend may not compile.
project.addTask('generate', {
  description: 'Write the typed resources from the catalogue',
  exec: `${runScript} --transpile-only scripts/generate.ts`,
});
project.addTask('permissions', {
  description: 'Write docs/permissions.md from the needs of Argo Workflows',
  exec: 'ts-node --transpile-only --project projenrc/tsconfig.json scripts/write-permissions.ts',
});
project.addTask('diagnostics', {
  description: 'Write docs/diagnostics.md from the tables of codes',
  exec: `${runScript} --transpile-only scripts/write-diagnostics.ts`,
});
project.addTask('prose', {
  description: 'Find words in documents, comments and messages that the Kubernetes documentation would not use',
  exec: `${runScript} --transpile-only scripts/check-prose.ts`,
  receiveArgs: true,
});
// The site has modules of browsers, so it is compiled with the globals of those, and apart.
const site = new javascript.TypescriptConfig(project, {
  fileName: 'site/tsconfig.json',
  extends: javascript.TypescriptConfigExtends.fromPaths(['../tsconfig.json']),
  include: ['**/*.ts', '.vitepress/**/*.ts', '.vitepress/*.mts'],
  compilerOptions: { noEmit: true, rootDir: '..', module: 'esnext', moduleResolution: javascript.TypeScriptModuleResolution.BUNDLER, lib: ['es2022', 'dom', 'dom.iterable'], types: ['node', 'vite/client'] },
});
project.eslint?.addLintPattern('site');
project.eslint?.allowDevDeps('site/**');
project.addTask('docs:build', {
  description: 'Write the site of the documents, with the playground, to dist/site; DOCS_BASE is the path that it is served at',
  steps: [
    { exec: `tsc --project ${site.fileName}` },
    { exec: 'vitepress build site' },
    { exec: `${runScript} --transpile-only scripts/write-playground.ts` },
  ],
});
project.addTask('forbidden', {
  description: 'Write docs/forbidden.md from the table of the forms of messages',
  exec: `${runScript} --transpile-only scripts/write-forbidden.ts`,
});
project.addTask('checks', {
  description: 'Write docs/checks.md from the checks of a review',
  exec: `${runScript} --transpile-only scripts/write-checks.ts`,
});
project.addTask('picture', {
  description: 'Draw docs/who-gets-what.svg from the objects of an install',
  exec: `${runScript} scripts/draw-access.ts`,
});
project.addTask('test:queries', {
  description: 'Compare the queries of tailor with our own reading, in DuckDB and ClickHouse where they are installed',
  steps: [{ exec: `${runScript} scripts/compare-log-queries.ts`, receiveArgs: true }],
});
project.addTask('bench', {
  description: 'Measure what the package costs, and write it to docs/performance.md; -- --help says more',
  steps: [{ spawn: 'compile' }, { spawn: 'package:command' }, { exec: `${runScript} scripts/bench.ts`, receiveArgs: true }],
});
project.addTask('evidence', {
  description: 'Find the lines that the tables cite in clones of Argo Workflows and Kubernetes: -- CLONE [MODULE=CLONE …]',
  exec: `${runScript} --transpile-only scripts/check-evidence.ts`,
  receiveArgs: true,
});
project.addTask('versioned-fields', {
  description: 'Write which releases have the fields that inference reads, from a clone of Argo Workflows with all tags: -- CLONE',
  exec: `${runScript} --transpile-only scripts/write-versioned-fields.ts`,
  receiveArgs: true,
});
project.addTask('refresh-discovery', {
  description: 'Write the facts that the catalogue is tested against, from Kubernetes source trees',
  exec: `${runScript} --transpile-only scripts/refresh-discovery.ts`,
  receiveArgs: true,
});
project.addTask('refresh-bootstrap', {
  description: 'Write the roles and bindings that every cluster has, from Kubernetes source trees',
  exec: `${runScript} --transpile-only scripts/write-bootstrap-roles.ts`,
  receiveArgs: true,
});
project.addTask('refresh-kinds', {
  description: 'Write the common kinds of the ecosystem, from clones of the projects that define them',
  exec: `${runScript} --transpile-only scripts/refresh-kinds.ts`,
  receiveArgs: true,
});

// What an editor lists is documented in docs/api, so that API.md is what people read.
project.tasks.tryFind('docgen')?.reset(`${runScript} --transpile-only scripts/write-reference.ts`);
for (const path of ['/docs/api/**', '/examples/gallery/*/dist/**', '/examples/gallery/*/review.txt', '/lib/resources/groups/**', '/lib/resources/verbs/**', '*.generated.ts', '/test/conformance/kubectl/*/outcomes.json', '/lib/argo/needs/observed.json']) {
  project.gitattributes.addAttributes(path, 'linguist-generated');
}

// Its line ends are part of the case.
project.gitattributes.addAttributes('/test/audit-log/cases/08/audit.jsonl', '-text');

// What is not for users of the package; test/package compares what is packed with this.
project.npmignore?.exclude('/.ci/', '/docs/', '/examples/', '/scripts/', '/API.md', '/CONTRIBUTING.md', '/SECURITY.md', '/site/', '/action.yml', '/.pre-commit-hooks.yaml');
// Nor is what only the command loads: it is in the command's file.
project.npmignore?.exclude(...['cli', 'diff'].map((folder) => `/build/${folder}/`));
// Nor is what an earlier build left behind.
project.compileTask.prependExec('rm -rf build');
// Internal members are out of what completion shows. jsii itself wants them in the declarations, for its own look at them.
project.compileTask.exec('tsc -p tsconfig.json --emitDeclarationOnly --stripInternal --outDir build');
// A program loads what it uses of the package, and not all of it.
project.compileTask.exec(`${runScript} --transpile-only scripts/write-entry.ts`);
// The command is one file, with the packages that it uses: it starts sooner, and has no dependencies.
const bundle = project.addTask('bundle', {
  description: 'Write the command as one file to build/argo-rbac.js, and print what takes how many bytes of it',
  exec: `${runScript} --transpile-only scripts/bundle-command.ts`,
});
project.compileTask.spawn(bundle);
project.eslint?.allowDevDeps('lib/cli/**'); // what is bundled into the command is no dependency of the package

// The package that holds the command alone is made beside the one of the constructs, in which jsii owns the root. Both are packed into dist/js.
const assembleCommand = project.addTask('package:command', {
  description: 'Make the package argo-rbac, the command alone, in dist/argo-rbac, and pack it into dist/js',
  steps: [
    { spawn: bundle.name },
    { exec: `${runScript} --transpile-only scripts/assemble-command-package.ts` },
    { exec: 'mkdir -p dist/js && npm pack --silent --pack-destination dist/js ./dist/argo-rbac' },
  ],
});
const packageJs = project.tasks.tryFind('package:js');
packageJs?.prependSpawn(project.compileTask); // or there is nothing to pack in a clean clone
packageJs?.prependExec('rm -rf dist/js'); // what is there is published
packageJs?.spawn(assembleCommand);
project.addTask('sbom', {
  description: 'Write what is in the packages to dist/sbom, in the form of CycloneDX',
  exec: `${runScript} --transpile-only scripts/write-bills-of-materials.ts`,
});
project.addTask('release-notes', {
  description: 'Write what the changelog says of the version to dist/release-notes.md',
  exec: `${runScript} --transpile-only scripts/write-release-notes.ts`,
});
// npm packs all files of a bundled package, whatever we ignore: source maps and what only browsers load would be most of ours.
project.package.setScript('prepack', 'rm -rf node_modules/js-yaml/dist/*.map node_modules/js-yaml/dist/browser');

// The compressed assembly is written beside a `.jsii` that refers to it.
project.gitignore.exclude('.jsii.gz');
project.npmignore?.include('.jsii.gz');

// Users of a published version keep its API; projen's own task knows neither a registry that doesn't answer nor a new major version.
const compare = project.tasks.tryFind('compat');
compare?.reset();
compare?.spawn(project.compileTask);
compare?.exec(`${runScript} --transpile-only scripts/compare-public-api.ts`, { receiveArgs: true });

// Source maps within the files would double what every program loads.
project.tsconfig?.file.addOverride('compilerOptions.inlineSourceMap', false);
project.tsconfig?.file.addOverride('compilerOptions.inlineSources', false);

// 1.13 names platform bindings that are not published, so `npm ci` would refuse the lock file.
project.package.addPackageResolutions('unrs-resolver@1.12.2');
// VitePress 1 asks for Vite 5, and that for an esbuild whose development server has an advisory.
project.package.addPackageResolutions('esbuild@~0.28.2');

// What `npm test` leaves out, since it compiles or runs programs, generates thousands of inputs, or needs a network or the tools of other
// languages. Where a tool is missing these exit with 3, which means "did not run"; a projen task would make it 1.
const unlessMissing = (tool: string, name: string) => `command -v ${tool} > /dev/null || { echo 'Did not run: ${name} is not installed.' >&2; exit 3; };`;
const unlessChromium = (scripts: string) => `test -x "\${CHROMIUM:-/usr/bin/chromium}" || { echo '${scripts}: skipped: Chromium is not installed.' >&2; exit 3; };`;
const runTest = 'ts-node --transpile-only -P test/tsconfig.json';
project.package.setScript('test:programs', 'jest -c test/jest.programs.json');
project.package.setScript('test:properties', 'jest -c test/jest.properties.json');
project.package.setScript('test:oracle', `${unlessMissing('go', 'Go')} jest -c test/conformance/jest.config.json`);
project.package.setScript('test:kubectl', `${unlessMissing('go', 'Go')} ${runTest} test/conformance/replay-kubectl.ts`);
project.package.setScript('test:argo', `${unlessMissing('go', 'Go')} jest -c test/conformance/jest.argo.json`);
project.package.setScript('test:cluster', `npm run --silent synth && ${runTest} test/conformance/cluster/run.ts`);
project.package.setScript('test:live', `${runTest} test/live/run.ts`);
project.package.setScript('test:browser', `${unlessChromium('browser')} jest -c test/browser/jest.config.json`);
project.package.setScript('test:package', 'npm run --silent compile && jest -c test/package/jest.config.json');
project.package.setScript('test:languages', `npm run --silent compile && ${runTest} test/languages/run.ts`);
project.package.setScript('test:docs', `${unlessChromium('docs')} npm run --silent docs:build && jest -c test/site/jest.config.json`);
project.package.setScript('test:workflows', `${unlessMissing('go', 'Go')} go run github.com/rhysd/actionlint/cmd/actionlint@v1.7.12 -color`);
project.package.setScript('test:audit', 'ts-node --transpile-only --project scripts/tsconfig.json scripts/audit-dependencies.ts');
project.package.setScript('write-kubectl', `${unlessMissing('go', 'Go')} `
  + `${runTest} test/conformance/write-kubectl-flags.ts && ${runTest} test/conformance/write-kubectl-outcomes.ts`);
project.package.setScript('write-vectors', `${unlessMissing('go', 'Go')} ${runTest} test/conformance/write-vectors.ts`);

// No `!` and no cast that changes nothing: each is a type that is wrong elsewhere.
project.eslint?.addRules({
  '@typescript-eslint/no-non-null-assertion': 'error',
  '@typescript-eslint/no-unnecessary-type-assertion': 'error',
});

// Generated code has the style of its generator. The compiler and the test of generated files check it.
for (const folder of ['lib/argo/client/operations/', 'lib/argo/features/generated/', 'lib/resources/groups/', 'lib/resources/verbs/']) {
  project.eslint?.addIgnorePattern(folder);
}

// Nothing is kept that nothing uses.
const knipConfig = new JsonFile(project, 'knip.json', {
  marker: false, // knip refuses keys that it doesn't know
  obj: {
    entry: [
      '.projenrc.ts', 'lib/cli/main.ts',
      // Loaded by `require` when they are needed, with the type of the whole module: knip doesn't see which exports that names.
      'site/.vitepress/config.mts', 'site/.vitepress/theme/index.ts', 'site/playground/*.ts',
      'lib/access/bootstrap/bootstrap-objects.generated.ts', 'lib/audit-log-files/log-worker.ts', 'lib/resources/common-kinds/common-kinds.generated.ts',
      'lib/cli/usage-error.ts', 'lib/cli/config/configured-options.ts',
      'scripts/*.ts', 'scripts/bench/programs/*.ts', 'examples/**/*.ts',
      'test/**/*.{test,setup,browser,conformance,argo,cluster,live,package,languages,programs,properties}.ts', 'test/live/{run,lab,tailored-roles}.ts',
    ],
    // A type belongs to what is exported with it.
    ignoreExportsUsedInFile: { interface: true, type: true },
    // The members of public enums are for users.
    exclude: ['enumMembers'],
    // Commands and options of tasks, which knip doesn't read.
    ignoreBinaries: ['go'],
    ignoreDependencies: ['jsii', 'jsii-diff', 'jsii-pacmak', 'tsconfig-paths'],
  },
});
project.npmignore?.exclude(`/${knipConfig.path}`);
const deadCode = project.addTask('dead-code', { description: 'Report files, exports and dependencies that nothing uses', exec: 'knip' });

project.addTask('check', {
  description: 'Check the types, the style and the use of all code, as the task test does next to the tests',
  steps: [{ exec: `${runScript} --transpile-only scripts/check-types-and-style.ts` }, { spawn: deadCode.name }],
});
project.testTask.reset();
project.testTask.exec('bash .ci/test "$@"', { receiveArgs: true });

project.synth();
