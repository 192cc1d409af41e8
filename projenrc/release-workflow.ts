import { cdk8s, github } from 'projen';

const { JobPermission } = github.workflows;

/** The program that publishes, in a version that was tried. */
const PUBLIB = 'publib@0.2.1061';

/** From 11.5.1 on, npm adds a provenance to the packages of a trusted publisher. */
const NODE_OF_NPM = '24';

/** The oldest that is supported. */
export const OLDEST_NODE = '20.16.0';

/** Where the packages go from the job that makes them to those that publish them. */
const ARTIFACT = 'dist';

type JobStep = github.workflows.JobStep;

/** A registry that packages are published to. */
interface Registry {
  readonly name: string;

  /** The program of publib. */
  readonly program: string;

  /** The folder below `dist`. */
  readonly folder: string;
  readonly env: { readonly [name: string]: string };

  /** Whether it trusts the workflow, so it needs no secret. */
  readonly trusts?: boolean;
  readonly setup?: JobStep[];
}

const secret = (name: string) => `\${{ secrets.${name} }}`;

const SETUP = {
  python: { uses: github.ActionRefs.ACTIONS_SETUP_PYTHON, with: { 'python-version': '3.x' } },
  java: { uses: github.ActionRefs.ACTIONS_SETUP_JAVA, with: { 'distribution': 'temurin', 'java-version': '17' } },
  dotnet: { uses: github.ActionRefs.ACTIONS_SETUP_DOTNET, with: { 'dotnet-version': '8.x' } },
  go: { uses: github.ActionRefs.ACTIONS_SETUP_GO, with: { 'go-version': 'stable' } },
};

const REGISTRIES: readonly Registry[] = [
  { name: 'npm', program: 'publib-npm', folder: 'js', trusts: true, env: { NPM_TRUSTED_PUBLISHER: 'true' } },
  { name: 'pypi', program: 'publib-pypi', folder: 'python', trusts: true, env: { PYPI_TRUSTED_PUBLISHER: 'true' }, setup: [SETUP.python] },
  {
    name: 'maven',
    program: 'publib-maven',
    folder: 'java',
    env: {
      MAVEN_SERVER_ID: 'central-ossrh',
      MAVEN_USERNAME: secret('MAVEN_USERNAME'),
      MAVEN_PASSWORD: secret('MAVEN_PASSWORD'),
      MAVEN_GPG_PRIVATE_KEY: secret('MAVEN_GPG_PRIVATE_KEY'),
      MAVEN_GPG_PRIVATE_KEY_PASSPHRASE: secret('MAVEN_GPG_PRIVATE_KEY_PASSPHRASE'),
    },
    setup: [SETUP.java],
  },
  {
    name: 'go',
    program: 'publib-golang',
    folder: 'go',
    env: { GITHUB_TOKEN: secret('GO_GITHUB_TOKEN'), GIT_USER_NAME: 'github-actions', GIT_USER_EMAIL: 'github-actions@github.com' },
    setup: [SETUP.go],
  },
  {
    name: 'nuget',
    program: 'publib-nuget',
    folder: 'dotnet',
    trusts: true,
    env: { NUGET_TRUSTED_PUBLISHER: 'true', NUGET_USERNAME: secret('NUGET_USERNAME') },
    setup: [SETUP.dotnet, SETUP.python],
  },
];

/**
 * Adds the workflow that releases what is tagged `v1.2.3`. That of projen has no tags to start on.
 *
 * It makes everything once, of the version that the tag names, after all that has to hold; then each registry gets its packages, and at last
 * there is a release on GitHub with what the changelog says. docs/package.md says what a person has to do before.
 */
export function addReleaseWorkflow(project: cdk8s.ConstructLibraryCdk8s): void {
  if (project.github === undefined) {
    throw new Error('The project has no workflows.');
  }
  const workflow = new github.GithubWorkflow(project.github, 'release', { limitConcurrency: true });
  workflow.on({ push: { tags: ['v*'] } });
  workflow.addJob('package', {
    runsOn: ['ubuntu-latest'],
    permissions: { contents: JobPermission.READ },
    steps: [
      github.WorkflowSteps.checkout({ with: { fetchDepth: 0 } }),
      { uses: github.ActionRefs.ACTIONS_SETUP_NODE, with: { 'node-version': OLDEST_NODE } },
      SETUP.python, SETUP.java, SETUP.dotnet, SETUP.go,
      { name: 'Check that the tag is a version', run: '[[ "$GITHUB_REF_NAME" =~ ^v[0-9]+\\.[0-9]+\\.[0-9]+$ ]]' },
      { name: 'Run all checks', run: 'bash .ci/run' },
      { name: 'Take the version from the tag', run: 'npm version --no-git-tag-version --allow-same-version "${GITHUB_REF_NAME#v}"' },
      { name: 'Write the release notes from the changelog', run: 'npx projen release-notes' },
      { name: 'Compare the API with that of the last release', run: 'npx projen compat' },
      { name: 'Make the packages of all languages', run: 'npx projen package-all' },
      { name: 'Write the bills of materials', run: 'npx projen sbom' },
      github.WorkflowSteps.uploadArtifact({ with: { name: ARTIFACT, path: ARTIFACT, ifNoFilesFound: 'error' } }),
    ],
  });
  const download = github.WorkflowSteps.downloadArtifact({ with: { name: ARTIFACT, path: ARTIFACT } });
  for (const { name, program, folder, env, trusts = false, setup = [] } of REGISTRIES) {
    workflow.addJob(name, {
      needs: ['package'],
      runsOn: ['ubuntu-latest'],
      permissions: { contents: JobPermission.READ, ...trusts && { idToken: JobPermission.WRITE } },
      steps: [
        { uses: github.ActionRefs.ACTIONS_SETUP_NODE, with: { 'node-version': NODE_OF_NPM } },
        ...setup,
        download,
        { name: `Publish to ${name}`, run: `npx --yes --package ${PUBLIB} ${program} dist/${folder}`, env: { ...env } },
      ],
    });
  }
  workflow.addJob('github', {
    needs: REGISTRIES.map(({ name }) => name),
    runsOn: ['ubuntu-latest'],
    permissions: { contents: JobPermission.WRITE },
    steps: [
      download,
      {
        name: 'Make the release',
        run: 'gh release create "$GITHUB_REF_NAME" --verify-tag --title "$GITHUB_REF_NAME" --notes-file dist/release-notes.md dist/js/*.tgz dist/sbom/*.json',
        env: { GH_TOKEN: '${{ github.token }}', GH_REPO: '${{ github.repository }}' },
      },
    ],
  });
}
