import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { dirname, join, relative } from 'path';
import { CommandOutcome, runCommand, tryCommand } from './run-command';

/** Somebody's project, in a folder of its own. */
export class ProjectFolder {
  public readonly path = mkdtempSync(join(tmpdir(), 'project-'));

  public write(file: string, text: string): void {
    mkdirSync(dirname(join(this.path, file)), { recursive: true });
    writeFileSync(join(this.path, file), text);
  }

  /** Copies what a folder holds. */
  public copyFrom(folder: string): void {
    cpSync(folder, this.path, { recursive: true });
  }

  /** Runs a command as users type it. */
  public run(command: string): string {
    return runCommand(command, this.path);
  }

  /** Runs a command that may fail. */
  public try(command: string): CommandOutcome {
    return tryCommand(command, this.path);
  }

  /** The text of each YAML file below a folder of the project, by path. */
  public manifests(below: string): Map<string, string> {
    const files = readdirSync(join(this.path, below), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.yaml')).sort();
    return new Map(files.map((file) => [relative('.', join(below, file)), readFileSync(join(this.path, below, file), 'utf8')]));
  }

  public remove(): void {
    rmSync(this.path, { recursive: true });
  }
}
