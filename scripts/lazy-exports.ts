/** `var role_1 = require("./role");`, from which getters take exports. */
const REQUIRED = /^var (\w+) = require\("([^"]+)"\);\n/gm;
const GETTER = /^Object\.defineProperty\(exports, "(\w+)", \{ enumerable: true, get: function \(\) \{ return (\w+)\.(\w+); \} \}\);$/gm;

/** `export * from` and `export * as name from`. */
const STAR = /^__exportStar\(require\("([^"]+)"\), exports\);$/gm;
const NAMED_STAR = /^exports\.(\w+) = __importStar\(require\("([^"]+)"\)\);$/gm;

/**
 * Node.js reads from the text what an ES module may import, before it runs anything. It finds `exports.Name = void 0`, and it takes a name
 * back whose getter it can't follow: this one it does not see.
 */
const LAZY = 'const lazy = (name, get) => Object.defineProperty(exports, name, { enumerable: true, get });\n';

/** A module that is still loaded with the index: what does not begin with `lazy` is run at once. */
const EAGER = /^(?!lazy\().*\brequire\(.*$/m;

/**
 * Makes a compiled module that only exports load what it exports when that is first used, as the index of aws-cdk-lib does: a program
 * loads what it needs, and not all of the package.
 *
 * @param compiled What TypeScript writes of `export { … } from '…'`.
 * @param namesOf The names that a module exports.
 * @throws when something would be loaded at once all the same
 */
export function lazyExports(compiled: string, namesOf: (module: string) => readonly string[]): string {
  const moduleOf = new Map([...compiled.matchAll(REQUIRED)].map(([, variable, module]) => [variable, module]));
  const exported = (name: string, module: string, original = name) => `lazy("${name}", () => require("${module}").${original});`;
  const lazy = compiled
    .replace(/^"use strict";\n/, `$&${LAZY}`)
    .replace(REQUIRED, '')
    .replace(GETTER, (getter, name: string, variable: string, original: string) => {
      const module = moduleOf.get(variable);
      return module === undefined ? getter : exported(name, module, original);
    })
    .replace(STAR, (_, module: string) => namesOf(module).map((name) => `exports.${name} = void 0;\n${exported(name, module)}`).join('\n'))
    .replace(NAMED_STAR, (_, name: string, module: string) => `lazy("${name}", () => require("${module}"));`);
  const [eager] = EAGER.exec(lazy) ?? [];
  if (eager !== undefined) {
    throw new Error(`This would be loaded with the index: ${eager}`);
  }
  return lazy;
}
