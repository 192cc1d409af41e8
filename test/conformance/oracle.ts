import { ChildProcessByStdio, spawn } from 'child_process';
import { once } from 'events';
import { mkdtempSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { createInterface } from 'readline';
import { Readable, Writable } from 'stream';
import { BranchCount, Question, readBranchCounts } from './branch-counts';
import { build, goIsInstalled, ORACLE } from './go-build';
import { Attempt, RequestData } from './request-data';
import { PolicyRule } from '../../lib/rbac/policy-rule';

/** A fault as Kubernetes reports it. */
export interface KubernetesFault {
  readonly type: string;
  readonly field: string;
  readonly detail: string;
}

/** Kubernetes' answer to whether some rules cover others. */
export interface CoversAnswer {
  readonly covers: boolean;
  /** The broadest of the missing permissions, one a rule. */
  readonly missing: PolicyRule[];
}

interface Waiting {
  readonly resolve: (line: string) => void;
  readonly reject: (error: Error) => void;
}

/** Kubernetes' own code, running beside us. Questions are answered in the order they are asked. */
export class Oracle {
  /**
   * Builds the oracle where it is not built yet, and starts it.
   *
   * @throws without Go
   */
  public static start(): Oracle {
    if (!goIsInstalled()) {
      throw new Error('The oracle is a Go program: install Go, or run "npm test", which replays what it has said.');
    }
    const countersFolder = mkdtempSync(join(tmpdir(), 'oracle-counters-'));
    const oracle = spawn(build(ORACLE), [], { stdio: ['pipe', 'pipe', 'inherit'], env: { ...process.env, GOCOVERDIR: countersFolder } });
    return new Oracle(oracle, countersFolder);
  }

  private readonly waiting: Waiting[] = [];

  private constructor(
    private readonly process: ChildProcessByStdio<Writable, Readable, null>,
    private readonly countersFolder: string,
  ) {
    createInterface({ input: process.stdout }).on('line', (line) => this.waiting.shift()?.resolve(line));
    process.on('exit', (code) => this.fail(new Error(`The oracle ended with code ${code} before it had answered.`)));
    process.on('error', (error) => this.fail(error));
    process.stdin.on('error', (error) => this.fail(error));
  }

  /** The authorizer's verdict on each request. */
  public async allows(rules: readonly PolicyRule[], requests: readonly RequestData[]): Promise<boolean[]> {
    const { allowed } = await this.ask<{ allowed: string }>({ op: 'allows', rules, requests });
    return [...allowed].map((verdict) => verdict === '1');
  }

  /** The authorizer's verdict on each request of a user, by the roles and bindings of a cluster. */
  public async authorize(objects: readonly unknown[], attempts: readonly Attempt[]): Promise<boolean[]> {
    const { allowed } = await this.ask<{ allowed: string }>({ op: 'authorize', objects, attempts });
    return [...allowed].map((verdict) => verdict === '1');
  }

  /** Whether the owner's rules cover the servant's, and what is missing. */
  public covers(owner: readonly PolicyRule[], servant: readonly PolicyRule[]): Promise<CoversAnswer> {
    return this.ask<CoversAnswer>({ op: 'covers', owner, servant });
  }

  /** What the API server's validation finds wrong in an object that is created. */
  public async validate(object: object): Promise<KubernetesFault[]> {
    const { faults } = await this.ask<{ faults: KubernetesFault[] }>({ op: 'validate', object });
    return faults;
  }

  /** Ends the oracle and tells how often each branch was taken of Kubernetes' code that answers these questions. */
  public async stop(...questions: readonly Question[]): Promise<BranchCount[]> {
    try {
      if (this.process.exitCode === null) {
        this.process.stdin.end();
        await once(this.process, 'exit');
      }
      return readBranchCounts(this.countersFolder, questions);
    } finally {
      rmSync(this.countersFolder, { recursive: true, force: true });
    }
  }

  private async ask<Answer>(question: object): Promise<Answer> {
    const answered = new Promise<string>((resolve, reject) => this.waiting.push({ resolve, reject }));
    this.process.stdin.write(`${JSON.stringify(question)}\n`);
    return JSON.parse(await answered) as Answer;
  }

  private fail(error: Error): void {
    this.waiting.splice(0).forEach(({ reject }) => reject(error));
  }
}
