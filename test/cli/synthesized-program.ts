import { mkdtempSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { App, YamlOutputType } from 'cdk8s';
import * as ts from 'typescript';
import * as library from '../../lib';

/** Runs a program that makes an app, and returns the YAML that it synthesizes. */
export function synthesizeProgram(program: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'program-'));
  let app: App | undefined;
  class RecordedApp extends App {
    constructor() {
      super({ outdir: folder, yamlOutputType: YamlOutputType.FILE_PER_APP });
      app = this;
    }
  }
  const { outputText } = ts.transpileModule(program, { compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 } });
  const modules: Record<string, unknown> = { 'cdk8s': { ...jest.requireActual<object>('cdk8s'), App: RecordedApp }, 'cdk8s-argo-rbac': library };
  try {
    new Function('require', 'exports', outputText)((name: string) => modules[name], {});
    return app?.synthYaml() ?? '';
  } finally {
    rmSync(folder, { recursive: true });
  }
}
