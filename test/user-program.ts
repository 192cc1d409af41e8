import { join } from 'path';
import * as ts from 'typescript';

const ROOT = join(__dirname, '..');
const EXAMPLES = join(ROOT, 'examples');

/** What every program begins with. */
const PRELUDE = `
import { App, Chart } from 'cdk8s';
import { ApiOperation, Argo, ArgoClientAccess, ArgoCommand, ArgoVersion, Authentication, Authorization, Certificates, ClientOperation,
  ClientPreset, Core, CustomResource, DedicatedServiceAccount, NonResourceUrls, Rbac, TailoredClusterRole, TailoredRole, UiPage,
  WildcardGrant } from 'cdk8s-argo-rbac';
const chart = new Chart(new App(), 'chart', { namespace: 'argo' });
const role = new TailoredRole(chart, 'role');
const clusterRole = new TailoredClusterRole(chart, 'cluster-role');
const account = new DedicatedServiceAccount(chart, 'account');
const everything = { apiGroups: ['*'], resources: ['*'], verbs: ['*'] };
const widgets = { apiGroup: 'example.com', plural: 'widgets', kind: 'Widget', specialVerbs: ['use'] };
void [everything, widgets, CustomResource, NonResourceUrls, WildcardGrant];
const client = (...operations: ClientOperation[]) => new ArgoClientAccess(chart, 'client', { version: ArgoVersion.V4_1, operations });
void [client, ApiOperation, ArgoCommand, ClientPreset, UiPage, role, clusterRole, account, Argo, Authentication, Authorization, Certificates, Core, Rbac];
`;

/** Something that the compiler reports. */
export interface CompilerFault {
  readonly code: number;
  readonly message: string;
}

const { options } = ts.parseJsonConfigFileContent(ts.readConfigFile(join(EXAMPLES, 'tsconfig.json'), ts.sys.readFile).config, ts.sys, EXAMPLES);
const host = ts.createCompilerHost(options);

/** Sources that were read already; those of the library and of TypeScript are most of the work. */
const sources = new Map<string, ts.SourceFile | undefined>();

/** Compiles lines of users' programs, which have the names of the prelude; returns for each text what the compiler reports of it. */
export function compileLines(texts: readonly string[]): ReadonlyMap<string, CompilerFault[]> {
  const faults = compilePrograms(texts.map((text) => PRELUDE + text));
  return new Map(texts.map((text, index) => [text, faults[index]]));
}

/** Compiles users' programs, each a module by itself; returns for each what the compiler reports of it. */
export function compilePrograms(texts: readonly string[]): CompilerFault[][] {
  const programs = new Map(texts.map((text, index) => [join(EXAMPLES, `program-${index}.virtual.ts`), text]));
  // One compilation of all: a checker that has read the library once checks each program in no time.
  const compilation = ts.createProgram([...programs.keys()], options, {
    ...host,
    fileExists: (file) => programs.has(file) || ts.sys.fileExists(file),
    getSourceFile: (file, version) => {
      const text = programs.get(file);
      return text === undefined ? sourceOf(file, version) : ts.createSourceFile(file, text, version);
    },
  });
  return [...programs.keys()].map((file) => {
    const source = compilation.getSourceFile(file);
    return [...compilation.getSyntacticDiagnostics(source), ...compilation.getSemanticDiagnostics(source)]
      .map(({ code, messageText }) => ({ code, message: ts.flattenDiagnosticMessageText(messageText, '\n') }));
  });
}

function sourceOf(file: string, version: ts.ScriptTarget | ts.CreateSourceFileOptions): ts.SourceFile | undefined {
  if (!sources.has(file)) {
    sources.set(file, host.getSourceFile(file, version));
  }
  return sources.get(file);
}
