import { quoted } from './source-text';

/** The parts of a program. */
export interface ProgramParts {
  /** The classes of this package that it uses. */
  readonly imports: ReadonlySet<string>;

  /** The namespace of its chart, if any. */
  readonly namespace?: string;

  /** The lines that make objects in the chart, which is called `chart`. */
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
