import { spawn } from 'child_process';
import { once } from 'events';
import { createInterface } from 'readline';
import { buildForRelease } from './argo-release-oracle';
import { build, GoProgram, pinnedVersion } from './go-build';

/** What Argo says of a question; the fields that the question is about are there, unless it is an error. */
export interface ArgoAnswer {
  readonly error?: string;
  readonly spec?: object;
  readonly exitHook?: { readonly template?: string; readonly arguments?: { readonly parameters?: readonly { readonly name: string }[] } };
  readonly finalizer?: boolean;
  readonly invalid?: string;
  readonly merged?: object;
  readonly type?: string;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly serviceAccountName?: string;
  readonly deprecatedServiceAccount?: string;
  readonly items?: readonly Readonly<Record<string, string>>[];
}

const PROGRAM: GoProgram = { name: 'argo-oracle', module: 'argo', package: './', flags: [] };

/** The release whose code is asked: the pinned one, or the one that `CONFORMANCE_ARGO` names, for example `v3.7.18`. */
export const ARGO_RELEASE = process.env.CONFORMANCE_ARGO ?? pinnedVersion('argo', 'github.com/argoproj/argo-workflows/v4');

/** Asks Argo's own code; the answers are in the order of the questions. */
export async function askArgo(questions: readonly object[]): Promise<ArgoAnswer[]> {
  const argo = spawn(process.env.CONFORMANCE_ARGO === undefined ? build(PROGRAM) : buildForRelease(ARGO_RELEASE), [], { stdio: ['pipe', 'pipe', 'inherit'] });
  const answers: ArgoAnswer[] = [];
  const ended = once(argo, 'exit');
  createInterface({ input: argo.stdout }).on('line', (line) => answers.push(JSON.parse(line) as ArgoAnswer));
  argo.stdin.end(questions.map((question) => `${JSON.stringify(question)}\n`).join(''));
  await ended;
  if (answers.length !== questions.length) {
    throw new Error(`Argo ended after ${answers.length} of ${questions.length} questions, at ${JSON.stringify(questions[answers.length]).slice(0, 2000)}.`);
  }
  return answers;
}
