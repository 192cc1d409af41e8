import { dirname, join } from 'path';
import * as ts from 'typescript';

const ROOT = join(__dirname, '..');
const PROGRAM = join(ROOT, 'test', 'user-program.virtual.ts');
/** What every program begins with. */
const PRELUDE = `
import { App, Chart } from 'cdk8s';
import { ApiOperation, Argo, ArgoClientAccess, ArgoCommand, ArgoVersion, Authentication, Authorization, Certificates, ClientOperation,
  ClientPreset, Core, DedicatedServiceAccount, Rbac, TailoredClusterRole, TailoredRole, UiPage } from 'cdk8s-argo-rbac';
const chart = new Chart(new App(), 'chart', { namespace: 'argo' });
const role = new TailoredRole(chart, 'role');
const clusterRole = new TailoredClusterRole(chart, 'cluster-role');
const account = new DedicatedServiceAccount(chart, 'account');
const client = (...operations: ClientOperation[]) => new ArgoClientAccess(chart, 'client', { version: ArgoVersion.V4_1, operations });
void [ApiOperation, Argo, ArgoCommand, ClientPreset, UiPage, client, Authentication, Authorization, Certificates, Core, Rbac, clusterRole, account];
`;

let program = '';
let version = 0;

const service = ts.createLanguageService({
  getScriptFileNames: () => [PROGRAM],
  getScriptVersion: (file) => file === PROGRAM ? String(version) : '0',
  getScriptSnapshot: (file) => {
    const text = file === PROGRAM ? program : ts.sys.readFile(file);
    return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
  },
  getCurrentDirectory: () => ROOT,
  getCompilationSettings: () => ({ ...compilerOptions(), noUnusedLocals: false }),
  getDefaultLibFileName: (options) => ts.getDefaultLibFilePath(options),
  fileExists: (file) => file === PROGRAM || ts.sys.fileExists(file),
  readFile: ts.sys.readFile,
  readDirectory: ts.sys.readDirectory,
  directoryExists: ts.sys.directoryExists,
  getDirectories: ts.sys.getDirectories,
});

function compilerOptions(): ts.CompilerOptions {
  const file = join(ROOT, 'examples', 'tsconfig.json');
  return ts.parseJsonConfigFileContent(ts.readConfigFile(file, ts.sys.readFile).config, ts.sys, dirname(file)).options;
}

/** Compiles lines of a user's program, which has the names of the prelude, and tells all that the compiler has against them. */
export function compile(text: string): { code: number; message: string }[] {
  return compileProgram(PRELUDE + text);
}

/**
 * Compiles a user's program, and tells all that the compiler has against it.
 *
 * One language service serves all calls: the library is read once, and only the program's text changes.
 */
export function compileProgram(text: string): { code: number; message: string }[] {
  program = text;
  version++;
  return [...service.getSyntacticDiagnostics(PROGRAM), ...service.getSemanticDiagnostics(PROGRAM)]
    .map(({ code, messageText }) => ({ code, message: ts.flattenDiagnosticMessageText(messageText, '\n') }));
}
