import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { dirname, join, relative } from 'path';
import { runCommand } from './run-command';

/** A cdk8s app in a folder of its own, with what `cdk8s init typescript-app` writes. */
export class UserApp {
  private readonly folder = mkdtempSync(join(tmpdir(), 'user-app-'));

  /** @param packages What it has from the start, by name, with the range of versions. */
  constructor(packages: { readonly [name: string]: string }) {
    this.write('package.json', JSON.stringify({ name: 'app', version: '1.0.0', private: true, dependencies: packages }));
    this.write('cdk8s.yaml', 'language: typescript\napp: npx ts-node main.ts\n');
    this.write('tsconfig.json', JSON.stringify({
      compilerOptions: {
        target: 'ES2017', module: 'CommonJS', lib: ['es2016'], strict: true, noUnusedLocals: true, noUnusedParameters: true, resolveJsonModule: true,
      },
      exclude: ['node_modules'],
    }));
  }

  public write(file: string, text: string): void {
    mkdirSync(dirname(join(this.folder, file)), { recursive: true });
    writeFileSync(join(this.folder, file), text);
  }

  /** Runs a command as users type it. */
  public run(command: string): string {
    return runCommand(command, this.folder);
  }

  /** The version of an installed package. */
  public versionOf(packageName: string): string {
    return JSON.parse(readFileSync(join(this.folder, 'node_modules', packageName, 'package.json'), 'utf8')).version;
  }

  /** The text of each YAML file below a folder of the app, by path. */
  public manifests(below: string): Map<string, string> {
    const files = readdirSync(join(this.folder, below), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.yaml')).sort();
    return new Map(files.map((file) => [relative('.', join(below, file)), readFileSync(join(this.folder, below, file), 'utf8')]));
  }

  public remove(): void {
    rmSync(this.folder, { recursive: true });
  }
}
