import { ScenarioRun, WorkflowObject } from './scenario-run';
import { ClusterObject } from '../cluster-objects';

/** How things stand when a scenario is over. */
export interface ScenarioState {
  /** Which program of the install has exited, with its code and the end of its log; none where none has. */
  readonly exit?: string;

  /** How long the longest log of the programs is. */
  readonly logLines: number;

  /** Whether there are workflows, and the controller has taken up none of them. */
  readonly workflowsUntouched: boolean;

  /** Whether a workflow ended other than it should. */
  readonly workflowsFailed: boolean;

  /** Whether a workflow that should have ended has begun and not ended. */
  readonly workflowsUnfinished: boolean;

  /** Whether pods have waited long to begin: the machine is slower than the time that was given to it. */
  readonly podsAreWaiting: boolean;

  /** Whether the server never took a connection, though it runs. */
  readonly serverIsSilent: boolean;

  /** Whether clients could do what they do. */
  readonly requestsAreDone: boolean;
}

/** How long a pod takes to begin at most, where the machine isn't busy. */
const USUAL_WAIT_SECONDS = 15;

interface PodState extends ClusterObject {
  readonly status?: {
    readonly phase?: string;
    readonly containerStatuses?: readonly {
      readonly name: string;
      readonly restartCount: number;
      readonly state?: { readonly terminated?: { readonly exitCode: number } };
      readonly lastState?: { readonly terminated?: { readonly exitCode: number } };
    }[];
  };
}

/** Looks at the programs and the workflows of a scenario. */
export async function stateOf(run: ScenarioRun): Promise<ScenarioState> {
  const { objects, place } = run;
  const workflows = await objects.list<WorkflowObject>('Workflow', place.workflow);
  const phases = workflows.map(({ status }) => status?.phase ?? '');
  const expected = run.expectedPhases;
  const own = workflows.filter(({ metadata: { name = '' } }) => expected.has(name));
  const judged = own.length > 0 ? own : workflows; // others are there for what they show, however they end
  const longAgo = Date.now() - USUAL_WAIT_SECONDS * 1000;
  return {
    exit: await exitOf(run),
    logLines: Math.max(0, ...await Promise.all(PROGRAMS.map(async (app) => (await run.log(app)).split('\n').length))),
    workflowsUntouched: phases.length > 0 && phases.every((phase) => phase === ''),
    workflowsFailed: judged.some(({ metadata: { name = '' }, status }) => (
      ['Failed', 'Error'].includes(status?.phase ?? '') && (status?.phase !== expected.get(name) || denialOf(status) !== undefined))), // one that fails anyhow fails sooner
    workflowsUnfinished: own.some(({ status: { phase = '' } = {} }) => ['Pending', 'Running'].includes(phase)),
    podsAreWaiting: (await Promise.all([...new Set([place.install, place.workflow])].map((namespace) => objects.list<PodState>('Pod', namespace))))
      .flat().some(({ status, metadata }) => status?.phase === 'Pending' && Date.parse(metadata.creationTimestamp ?? '') < longAgo),
    serverIsSilent: run.serverIsSilent,
    requestsAreDone: run.requestsAreDone,
  };
}

/** The message of a step that a call was denied, if there is one. */
export function denialOf(status: WorkflowObject['status']): string | undefined {
  return Object.values(status?.nodes ?? {}).find(({ message = '' }) => message.includes('forbidden'))?.message;
}

/** A container of a program of the install that has exited. */
interface Exit {
  readonly pod: string;
  readonly container: string;
  readonly code: number;
}

const PROGRAMS = ['workflow-controller', 'argo-server'];

/** The exits of the controller and the server of a scenario so far. */
export async function exitsOf({ objects, place }: ScenarioRun): Promise<Exit[]> {
  const pods = await objects.list<PodState>('Pod', place.install, `app in (${PROGRAMS.join(', ')})`);
  return pods.flatMap(({ metadata: { name = '' }, status }) => (status?.containerStatuses ?? []).flatMap((container) => {
    const ended = container.state?.terminated ?? container.lastState?.terminated;
    return ended !== undefined && PROGRAMS.includes(container.name) ? [{ pod: name, container: container.name, code: ended.exitCode }] : [];
  }));
}

async function exitOf(run: ScenarioRun): Promise<string | undefined> {
  const [exit] = await exitsOf(run);
  if (exit === undefined) {
    return undefined;
  }
  const lines = (await run.objects.log(exit.pod, run.place.install, exit.container)).trim().split('\n');
  const last = lines.reverse();
  const said = last.find((line) => /^panic:|^fatal error:/.test(line)) ?? last.find((line) => /forbidden|panic|fatal/i.test(line)) ?? last[0];
  return `${exit.container} exits with ${exit.code}: ${said.slice(0, 300)}`;
}
