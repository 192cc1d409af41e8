import { readFileSync } from 'fs';
import { join } from 'path';
import { Scenario, ScenarioPlace, WorkflowPhase } from './scenario';
import { defineInstall, INSTALL_NAME, parseObjects, ScenarioInstall, WORKFLOWS } from './scenario-install';
import { denialOf, exitsOf } from './scenario-state';
import { ArgoVersion } from '../../../lib';
import { ArgoRelease, versionOf } from '../argo/argo-release';
import { ClusterObject, ClusterObjects } from '../cluster-objects';
import { NODE_ADDRESS, USUAL_ADDRESS } from '../node/node-layout';
import { withhold } from '../removal/withheld-permission';
import { logIn, User } from '../services/identity-provider';
import { GrantedPermission } from '../verdicts/granted-permissions';

const FINAL_PHASES = ['Succeeded', 'Failed', 'Error'];

/** Others may use the machine too; whatever comes, comes much sooner. */
const PATIENCE_SECONDS = 240;

/** How long something is waited for that is not to be expected: at least, and at most where schedules make workflows all the time. */
const IMPATIENCE_SECONDS = 45;
const MOST_IMPATIENCE_SECONDS = 120;

/** How long nothing changes before it is given up: until then the machine may only be slow. */
const STILL_SECONDS = 20;

/** Where the server listens in its pod. */
export const SERVER_PORT = 2746;

/** What a scenario runs with. */
export interface Lab {
  readonly objects: ClusterObjects;
  readonly release: ArgoRelease;

  /** The server of the API, for clients outside of pods. */
  readonly kubernetes: { readonly server: string; readonly certificateAuthority: string };

  /** The program `argo`. */
  readonly argo: string;
  readonly folder: string;
}

interface WorkflowNode {
  readonly displayName: string;
  readonly templateName?: string;
  readonly phase: string;
  readonly message?: string;
}

/** A workflow, as far as scenarios look at it. */
export interface WorkflowObject extends ClusterObject {
  readonly status?: {
    readonly phase?: string;
    readonly message?: string;
    readonly nodes?: Readonly<Record<string, WorkflowNode>>;
  };
}

/** One run of a scenario: its namespaces and objects, and what can be waited for. */
export class ScenarioRun {
  public static placeOf({ name, workflowsElsewhere }: Scenario): ScenarioPlace {
    return { install: `s-${name}`, workflow: workflowsElsewhere ? `s-${name}-jobs` : `s-${name}` };
  }

  public readonly place: ScenarioPlace;
  public readonly version: ArgoVersion;
  public readonly install: ScenarioInstall;

  private clientToken?: string;

  /** Whether the server never took a connection. */
  public serverIsSilent = false;

  /** Whether clients have done what they do: what comes then is the work of programs. */
  public requestsAreDone = false;

  /** How long one thing is waited for, and how long at most while workflows or pods change. */
  private readonly patience: number;
  private readonly mostPatience: number;

  /**
   * @param withheld What is left out of the roles, to see what follows.
   * @param usualSeconds How long the scenario takes otherwise.
   */
  constructor(
    public readonly lab: Lab, public readonly scenario: Scenario, private readonly withheld?: GrantedPermission, usualSeconds = 0,
  ) {
    this.patience = withheld === undefined ? PATIENCE_SECONDS : Math.max(IMPATIENCE_SECONDS, usualSeconds);
    this.mostPatience = withheld === undefined ? PATIENCE_SECONDS : Math.max(MOST_IMPATIENCE_SECONDS, usualSeconds);
    this.place = ScenarioRun.placeOf(scenario);
    this.version = versionOf(lab.release);
    this.install = defineInstall(scenario, this.place, lab.release, this.version);
  }

  /** How each workflow has to end that has to, by name. */
  public get expectedPhases(): ReadonlyMap<string, WorkflowPhase> {
    return new Map(Object.entries(this.scenario.workflows ?? {}).flatMap(([file, phase]) => (
      read(file).filter(({ kind }) => kind === 'Workflow').map(({ metadata: { name = '' } }) => [name, phase] as const))));
  }

  public get objects(): ClusterObjects {
    return this.lab.objects;
  }

  /** Creates everything, and waits until all workflows have ended as they should and all that has to hold does. */
  public async run(): Promise<void> {
    await this.prepare();
    await this.objects.create(this.install.deployments);
    const { workflows = {}, act, holds } = this.scenario;
    for (const file of Object.keys(workflows)) {
      await this.apply(file);
    }
    if (this.scenario.server !== undefined && !this.scenario.server.isNotAwaited) {
      await this.whenPodIsReady('argo-server');
    }
    await act?.(this);
    this.requestsAreDone = true;
    for (const [file, phase] of Object.entries(workflows)) {
      for (const { metadata } of read(file).filter(({ kind }) => kind === 'Workflow')) {
        await this.whenEnded(metadata.name ?? '', phase);
      }
    }
    await holds?.(this);
  }

  /** Creates the namespaces, the roles, the configuration and what has to be there before. */
  public async prepare(): Promise<void> {
    const { install, workflow } = this.place;
    for (const name of new Set([install, workflow])) {
      await this.objects.create([{ apiVersion: 'v1', kind: 'Namespace', metadata: { name } }]);
    }
    const roles = this.withheld === undefined ? this.install.roles : withhold(this.install.roles, this.withheld);
    await this.objects.create([...roles, this.install.configuration, OBJECT_STORE_SECRET(workflow)]);
    for (const file of this.scenario.before ?? []) {
      await this.apply(file);
    }
    await this.scenario.prepare?.(this);
  }

  /** Removes the namespaces; the rest goes with the lab. */
  public async remove(): Promise<void> {
    const { install, workflow } = this.place;
    await this.objects.delete('Deployment', 'workflow-controller', install);
    await this.objects.delete('Deployment', 'argo-server', install);
    for (const name of new Set([install, workflow])) {
      await this.objects.delete('Namespace', name);
    }
  }

  /** Creates the objects of a file in the namespace of workflows. */
  public async apply(file: string, replace: (text: string) => string = (text) => text): Promise<void> {
    const ofVersion = (text: string) => this.version.isAtLeast(ArgoVersion.V3_6) ? text : asInV3_5(text);
    await this.objects.create(read(file, (text) => replace(ofVersion(text))), this.place.workflow);
  }

  public async whenEnded(name: string, phase?: string): Promise<void> {
    let seen: WorkflowObject['status'];
    await this.until(`the workflow ${name} has ended`, async () => {
      seen = (await this.objects.find<WorkflowObject>('Workflow', name, this.place.workflow))?.status;
      return FINAL_PHASES.includes(seen?.phase ?? '');
    });
    if (phase !== undefined && seen?.phase !== phase) {
      const nodes = Object.values(seen?.nodes ?? {}).filter((node) => node.message !== undefined).map((node) => `${node.displayName} ${node.message}`);
      throw new Error(`The workflow ${name} ended as ${seen?.phase} in place of ${phase}: ${[seen?.message, ...nodes].join('; ')}`);
    }
  }

  /** Fails where a step says that a call was denied. */
  public async expectNothingDenied(workflow: string): Promise<void> {
    const found = await this.objects.find<WorkflowObject>('Workflow', workflow, this.place.workflow);
    const denial = denialOf(found?.status);
    if (denial !== undefined) {
      throw new Error(denial);
    }
  }

  /** Waits until the artifacts of a workflow are deleted: then it loses the finalizer that keeps it. */
  public async whenArtifactsAreDeleted(name: string): Promise<void> {
    await this.until('the artifacts are deleted', async () =>
      (await this.objects.find('Workflow', name, this.place.workflow))?.metadata.finalizers === undefined);
  }

  public async whenGone(kind: string, name: string, namespace = this.place.workflow): Promise<void> {
    await this.until(`the ${kind} ${name} is gone`, async () => await this.objects.find(kind, name, namespace) === undefined);
  }

  public async whenThereAre(kind: string, count: number, namespace = this.place.workflow, labels = ''): Promise<ClusterObject[]> {
    let found: ClusterObject[] = [];
    await this.until(`there are ${count} of ${kind}`, async () => {
      found = await this.objects.list(kind, namespace, labels);
      return found.length >= count;
    });
    return found;
  }

  /** Waits for the pod of a Deployment of the install, and returns its address. */
  public async whenPodIsReady(app: string): Promise<string> {
    let address = '';
    await this.until(`a pod of ${app} is ready`, async () => {
      const pods = await this.objects.list<PodObject>('Pod', this.place.install, `app=${app}`);
      const ready = pods.find(({ status }) => status?.conditions?.some(({ type, status: state }) => type === 'Ready' && state === 'True'));
      address = ready?.status?.podIP ?? '';
      return address !== '';
    });
    return address;
  }

  /** Sends a request to the server as the client of the install, and expects that it succeeds, or fails with one of the given codes. */
  public async call(method: string, path: string, body?: object, failures: readonly number[] = []): Promise<unknown> {
    this.clientToken ??= await this.objects.token(this.place.install, `${INSTALL_NAME}-argo-client`);
    return this.callAs(`Bearer ${this.clientToken}`, method, path, body, failures);
  }

  /** Logs a user in, once the server serves. */
  public async logIn(user: User): Promise<string> {
    const address = await this.whenServerAnswers();
    return logIn(address, user);
  }

  /** Waits until the server answers, and returns its address with the port. */
  public async whenServerAnswers(): Promise<string> {
    let address = '';
    this.serverIsSilent = true;
    await this.until('the server answers', async () => {
      address = `${await this.whenPodIsReady('argo-server')}:${SERVER_PORT}`;
      const response = await fetch(`http://${address}/api/v1/version`, { signal: AbortSignal.timeout(5_000) }).catch(() => undefined);
      return response !== undefined && response.status !== 503;
    });
    this.serverIsSilent = false;
    return address;
  }

  /** Sends a request to the server with the header of somebody, or without. */
  public async callAs(
    authorization: string | undefined, method: string, path: string, body?: object, failures: readonly number[] = [],
  ): Promise<unknown> {
    const address = await this.whenPodIsReady('argo-server');
    const isForm = body instanceof FormData;
    const sent = isForm ? body : body && JSON.stringify(body);
    const headers = { ...authorization !== undefined && { Authorization: authorization }, ...!isForm && { 'Content-Type': 'application/json' } };
    const url = `http://${address}:${SERVER_PORT}${path}`;
    for (let attempt = 0; ; attempt++) {
      try {
        const response = await fetch(url, { method, headers, body: sent, signal: AbortSignal.timeout(10_000) });
        const text = await response.text();
        if (response.status === 503 && attempt < this.patience) {
          throw new TypeError('one half of the server waits for the other');
        }
        if (!response.ok && !failures.includes(response.status)) {
          throw new Error(`${method} ${path} is answered with ${response.status}: ${text}`);
        }
        return jsonOf(text);
      } catch (error) {
        this.serverIsSilent ||= error instanceof DOMException; // it took the connection, and no more
        if (!(error instanceof TypeError)) {
          throw error;
        }
        if (attempt >= 2 * this.patience || await this.isSettled()) {
          this.serverIsSilent = true;
          throw error;
        }
        await pause(500); // it doesn't listen yet
      }
    }
  }

  /** What a program of the install has logged so far. */
  public async log(app: string): Promise<string> {
    const [pod] = await this.objects.list('Pod', this.place.install, `app=${app}`);
    return pod === undefined ? '' : this.objects.log(pod.metadata.name ?? '', this.place.install, app);
  }

  /**
   * Waits until something holds: as long as the scenario has patience, and then while its workflows and pods still change. Where a permission
   * is left out, the exit of a program ends the wait: nothing else can follow.
   */
  public async until(what: string, holds: () => Promise<boolean>): Promise<void> {
    const begin = Date.now();
    const seconds = () => (Date.now() - begin) / 1000;
    let seen = { versions: '', at: 0 };
    while (!await holds()) {
      if (this.withheld !== undefined || seconds() > this.patience) {
        const versions = await this.versions();
        seen = versions === seen.versions ? seen : { versions, at: seconds() };
      }
      const isGivenUp = seconds() > this.patience && (seconds() > this.mostPatience || seconds() - seen.at > STILL_SECONDS);
      if (isGivenUp || await this.isSettled()) {
        throw new Error(`It takes longer than ${Math.round(seconds())} seconds until ${what}.`);
      }
      await pause(this.withheld === undefined ? 500 : 1_000);
    }
  }

  /** Whether nothing more can follow from a permission that is left out: a program has exited. */
  public async isSettled(): Promise<boolean> {
    return this.withheld !== undefined && (await exitsOf(this)).length > 0;
  }

  /** The versions of workflows and their pods, which differ when any has changed; those of the install change where it starts again and again. */
  private async versions(): Promise<string> {
    const { workflow } = this.place;
    const objects = [...await this.objects.list('Workflow', workflow), ...await this.objects.list('Pod', workflow, '!app')];
    return objects.map(({ metadata: { uid, resourceVersion } }) => `${uid} ${resourceVersion}`).join('\n');
  }
}

interface PodObject extends ClusterObject {
  readonly status?: { readonly podIP?: string; readonly conditions?: readonly { readonly type: string; readonly status: string }[] };
}

/** Waits some milliseconds. */
export async function pause(milliseconds: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Writes a schedule and a semaphore as 3.5 has them, which knows no lists of them. */
function asInV3_5(text: string): string {
  return text.replace(/\b(schedule|semaphore)s: \[(.+)\]/g, '$1: $2');
}

/** The objects of a file. */
function read(file: string, replace: (text: string) => string = (text) => text): ClusterObject[] {
  return parseObjects(replace(readFileSync(join(WORKFLOWS, `${file}.yaml`), 'utf8').replaceAll(USUAL_ADDRESS, NODE_ADDRESS)));
}

/** The credentials of the object store, which pods mount. */
const OBJECT_STORE_SECRET = (namespace: string): ClusterObject => ({
  apiVersion: 'v1', kind: 'Secret', metadata: { name: 'object-store', namespace }, stringData: { 'access-key': 'lab', 'secret-key': 'laboratory' },
});

/** What a server has answered: an object, or a text. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
