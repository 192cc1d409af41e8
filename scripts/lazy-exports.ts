/** `var role_1 = require("./role");`, from which getters take exports, and the exports as they are before the getters. */
const REQUIRED = /^var (\w+) = require\("([^"]+)"\);\n/gm;
const GETTER = /^Object\.defineProperty\(exports, "(\w+)", \{ enumerable: true, get: function \(\) \{ return (\w+)\.(\w+); \} \}\);$/gm;
const UNDEFINED = /^(?:exports\.\w+ = )+void 0;\n/gm;

/** `export * from` and `export * as name from`. */
const STAR = /^__exportStar\(require\("([^"]+)"\), exports\);$/gm;
const NAMED_STAR = /^exports\.(\w+) = __importStar\(require\("([^"]+)"\)\);$/gm;

/** A module that is still loaded with the index: what is at the begin of a line is run at once. */
const EAGER = /^(?!Object\.defineProperty\().*\brequire\(.*$/m;

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
  const lazy = compiled
    .replace(REQUIRED, '')
    .replace(UNDEFINED, '')
    .replace(GETTER, (_, name: string, variable: string, original: string) => getter(name, `require("${moduleOf.get(variable)}").${original}`))
    .replace(STAR, (_, module: string) => namesOf(module).map((name) => getter(name, `require("${module}").${name}`)).join('\n'))
    .replace(NAMED_STAR, (_, name: string, module: string) => getter(name, `require("${module}")`));
  const [eager] = EAGER.exec(lazy) ?? [];
  if (eager !== undefined) {
    throw new Error(`This would be loaded with the index: ${eager}`);
  }
  return lazy;
}

/** The name is set before too, in a line of its own: there Node.js reads it where an ES module imports it. */
function getter(name: string, value: string): string {
  return `exports.${name} = void 0;\nObject.defineProperty(exports, "${name}", { enumerable: true, get: function () { return ${value}; } });`;
}
