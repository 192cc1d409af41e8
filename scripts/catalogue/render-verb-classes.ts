import { docComment, joined } from '../source-text';
import { VerbClass } from './verb-classes';
import { ON_NAMES, ON_OBJECTS, ON_SUBRESOURCE, SPECIAL } from './verb-descriptions';
import { ResourceScope } from '../../lib/resources/resource-info';

/** Writes the source file of the verb classes of one scope. */
export function renderVerbClasses(verbClasses: readonly VerbClass[], scope: ResourceScope): string {
  return joined(renderImports(scope), ...verbClasses.filter((verbClass) => verbClass.scope === scope).flatMap(renderVerbClass));
}

function renderImports(scope: ResourceScope): string {
  return [
    `import { ${grantInterface(scope)} } from '../grant';`,
    'import { GrantStatement } from \'../grant-statement\';',
    'import { IRbacResource, ResourceInfo } from \'../resource-info\';',
    'import { withNames } from \'../resource-names\';',
    '',
  ].join('\n');
}

/** Writes resource and grant, and once more for names where those take verbs away. */
function renderVerbClass(verbClass: VerbClass): string[] {
  const { stem, verbs, unnamedVerbs, names } = verbClass;
  const namedVerbs = verbs.filter((verb) => !unnamedVerbs.includes(verb));
  const pair = names && unnamedVerbs.length > 0;
  return [
    ...pair ? [renderResource(verbClass, `Named${stem}`, namedVerbs, 'named'), renderGrant(verbClass, `Named${stem}`, namedVerbs, 'named')] : [],
    renderResource(verbClass, stem, verbs, pair ? 'pair' : names ? 'same' : 'none'),
    renderGrant(verbClass, stem, verbs, names && !pair ? 'same' : 'none'),
  ];
}

/** How a class treats names: it has them, `named` leads to another class, to the same one, or the class has no `named`. */
type Naming = 'named' | 'pair' | 'same' | 'none';

function renderResource(verbClass: VerbClass, stem: string, verbs: readonly string[], naming: Naming): string {
  const name = `${stem}Resource`;
  return [
    docComment([`${capitalized(verbClass.about)}${naming === 'named' ? ', limited to some names' : ''}.`, '', 'Not a grant yet: choose at least one verb.']),
    `export class ${name} implements IRbacResource {\n`,
    '  /** @internal */\n',
    `  public static _of(info: ResourceInfo): ${name} {\n    return new ${name}(info);\n  }\n\n`,
    '  private constructor(\n    /** The resource as data. */\n    public readonly info: ResourceInfo,\n  ) {}\n',
    ...naming === 'pair' || naming === 'same' ? [renderNamed(naming === 'pair' ? `Named${stem}Resource` : name, verbClass)] : [],
    ...verbs.map((verb) => renderVerb(verbClass, verb, naming, `${stem}Grant`, 'GrantStatement._onResource(this.info, ')),
    '}\n',
  ].join('');
}

function renderNamed(result: string, { unnamedVerbs }: VerbClass): string {
  return '\n' + docComment([
    'Limits the resource to objects with these names.',
    ...unnamedVerbs.length === 0 ? [] : [
      '', `The verbs ${unnamedVerbs.join(' and ')} go away: their requests carry no name, so a rule with names never matches them.`,
    ],
    '',
    '@param name The name of an object.',
    '@param more The names of more objects.',
  ], '  ') + [
    `  public named(name: string, ...more: string[]): ${result} {`,
    `    return ${result}._of(withNames(this.info, name, more));`,
    '  }', '',
  ].join('\n');
}

function renderGrant(verbClass: VerbClass, stem: string, verbs: readonly string[], naming: Naming): string {
  const name = `${stem}Grant`;
  const namespaced = verbClass.scope === ResourceScope.NAMESPACED;
  return [
    docComment([`Verbs on ${verbClass.about}${naming === 'named' ? ', limited to some names' : ''}.`]),
    `export class ${name} implements ${grantInterface(verbClass.scope)} {\n`,
    '  /** @internal */\n',
    `  public static _of(statement: GrantStatement): ${name} {\n    return new ${name}(statement);\n  }\n\n`,
    ...namespaced ? ['  /** Always true: a role can grant it. */\n  public readonly namespaced: boolean = true;\n\n'] : [],
    '  private constructor(\n    /** The granted rule and its reasons, as data. */\n    public readonly statement: GrantStatement,\n  ) {}\n',
    ...verbs.length === 1 ? [] : verbs.map((verb) => renderVerb(verbClass, verb, naming, name, 'this.statement._with(')),
    '\n', docComment(['Says why this is granted.', '', '@param reason The reason, in a few words.'], '  '),
    `  public because(reason: string): ${name} {\n    return new ${name}(this.statement._because(reason));\n  }\n`,
    '}\n',
  ].join('');
}

/** Writes the method of a verb, which extends `statement` by the verb. */
export function renderVerb(verbClass: VerbClass, verb: string, naming: Naming, grant: string, statement: string): string {
  const special = SPECIAL[verb] !== undefined;
  const description = describe(verbClass, verb);
  const note = naming === 'named' || naming === 'same' ? ON_NAMES[verb] : undefined;
  const condition = naming === 'same' && note !== undefined ? `Limited to names: ${note}` : note;
  return '\n' + docComment([
    description,
    ...condition === undefined ? [] : ['', condition],
    ...special ? ['', '@param reason Why it is granted, in a few words.'] : [],
  ], '  ') + [
    `  public ${methodName(verb)}(${special ? 'reason: string' : ''}): ${grant} {`,
    `    return ${grant}._of(${statement}'${verb}'${special ? ', [reason]' : ''}));`,
    '  }', '',
  ].join('\n');
}

function describe({ verbs }: VerbClass, verb: string): string {
  const onObjects = verbs.includes('list') || verbs.includes('delete') && !verbs.includes('create');
  const description = SPECIAL[verb] ?? (onObjects ? ON_OBJECTS : ON_SUBRESOURCE)[verb];
  if (description === undefined) {
    throw new Error(`scripts/catalogue/verb-descriptions.ts does not say what the verb "${verb}" allows.`);
  }
  return description;
}

function methodName(verb: string): string {
  return verb === 'deletecollection' ? 'deleteCollection' : verb;
}

function grantInterface(scope: ResourceScope): string {
  return scope === ResourceScope.NAMESPACED ? 'INamespacedGrant' : 'IGrant';
}

function capitalized(text: string): string {
  return text[0].toUpperCase() + text.slice(1);
}
