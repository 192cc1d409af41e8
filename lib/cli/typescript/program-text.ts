import { quoted } from './source-text';

/** What makes a program. */
export interface ProgramParts {
  /** What it uses of this package. */
  readonly imports: ReadonlySet<string>;

  /** The namespace of its chart, if any. */
  readonly namespace?: string;

  /** What it makes in the chart, which is called `chart`: lines. */
  readonly statements: readonly string[];
}

/** Writes a whole cdk8s program. */
export function programText({ imports, namespace, statements }: ProgramParts): string {
  return [
    "import { App, Chart } from 'cdk8s';",
    `import { ${[...imports].sort().join(', ')} } from 'cdk8s-argo-rbac';`,
    '',
    'const app = new App();',
    `const chart = new Chart(app, 'argo'${namespace === undefined ? '' : `, { namespace: ${quoted(namespace)} }`});`,
    '',
    ...statements,
    '',
    'app.synth();',
    '',
  ].join('\n');
}
