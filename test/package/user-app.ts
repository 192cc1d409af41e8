import { readFileSync } from 'fs';
import { join } from 'path';
import { ProjectFolder } from './project-folder';

/** A cdk8s app, with what `cdk8s init typescript-app` writes. */
export class UserApp extends ProjectFolder {
  /** @param packages What it has from the start, by name, with the range of versions. */
  constructor(packages: { readonly [name: string]: string }) {
    super();
    this.write('package.json', JSON.stringify({ name: 'app', version: '1.0.0', private: true, dependencies: packages }));
    this.write('cdk8s.yaml', 'language: typescript\napp: npx ts-node main.ts\n');
    this.write('tsconfig.json', JSON.stringify({
      compilerOptions: {
        target: 'ES2017', module: 'CommonJS', lib: ['es2016'], strict: true, noUnusedLocals: true, noUnusedParameters: true, resolveJsonModule: true,
      },
      exclude: ['node_modules'],
    }));
  }

  /** The version of an installed package. */
  public versionOf(packageName: string): string {
    return JSON.parse(readFileSync(join(this.path, 'node_modules', packageName, 'package.json'), 'utf8')).version;
  }
}
