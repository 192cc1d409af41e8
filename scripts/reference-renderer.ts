import { dirname, relative } from 'path';
import {
  CallableSchema, ClassSchema, InitializerSchema, InterfaceSchema, JsiiEntity, MarkdownDocument, MarkdownRenderer, MarkdownRendererOptions,
  MethodSchema, PropertySchema, StructSchema,
} from 'jsii-docgen';

/** The facts of jsii about a method, a property, a member of an enum or an initializer. */
export interface AssemblyMember {
  readonly name?: string;
  readonly protected?: boolean;
  readonly parameters?: readonly AssemblyMember[];
  readonly docs?: {
    readonly summary?: string;
    readonly remarks?: string;
    readonly default?: string;
    readonly see?: string;
    readonly custom?: { readonly throws?: string; readonly internal?: string };
  };
}

/** The facts of jsii about a type. */
export interface AssemblyType extends AssemblyMember {
  readonly fqn: string;
  readonly namespace?: string;
  readonly locationInModule?: { readonly filename: string };
  readonly initializer?: AssemblyMember;
  readonly methods?: readonly AssemblyMember[];
  readonly properties?: readonly AssemblyMember[];
  readonly members?: readonly AssemblyMember[];
  readonly base?: string;
  readonly interfaces?: readonly string[];
}

/** The facts of jsii about a package. */
export interface Assembly {
  readonly types: { readonly [fqn: string]: AssemblyType };
}

/** The file that is written, and where each type is described; paths are from the root of the repository. */
export interface ReferenceFiles {
  readonly file: string;
  readonly fileOf: (type: AssemblyType) => string;
}

type LinkFormatter = (entity: Pick<JsiiEntity, 'fqn' | 'id' | 'displayName'>) => string;

interface Identified {
  readonly id: string;
  readonly displayName: string;
}

/** The anchors of jsii-docgen: a name that HTML no longer has, and the id. */
const ANCHOR = /^(#+ .*) <a name="[^"]*" id="([^"]*)"><\/a>$/gm;

/**
 * Writes a file of the reference as jsii-docgen does, with these differences: a member is described where it is declared and
 * named where it is inherited, links lead to types in other files, and it says what an initializer does and when a member throws.
 */
export class ReferenceRenderer extends MarkdownRenderer {
  private readonly link: LinkFormatter;

  constructor(options: MarkdownRendererOptions, private readonly assembly: Assembly, files: ReferenceFiles) {
    const link = linkFormatter(assembly, files);
    super({ ...options, linkFormatter: link });
    this.link = link;
  }

  public visitClass(klass: ClassSchema): MarkdownDocument {
    const members = [...klass.instanceMethods, ...klass.staticMethods, ...klass.properties, ...klass.constants];
    return this.withInherited(klass.fqn, members, (own) => super.visitClass({
      ...klass,
      initializer: isInternal(this.assembly.types[klass.fqn].initializer) ? undefined : klass.initializer,
      instanceMethods: own(klass.instanceMethods),
      staticMethods: own(klass.staticMethods),
      properties: own(klass.properties),
      constants: own(klass.constants),
    }));
  }

  public visitStruct(struct: StructSchema): MarkdownDocument {
    return this.withInherited(struct.fqn, struct.properties, (own) => super.visitStruct({ ...struct, properties: own(struct.properties) }));
  }

  public visitInterface(type: InterfaceSchema): MarkdownDocument {
    return this.withInherited(type.fqn, [...type.instanceMethods, ...type.properties], (own) => super.visitInterface({
      ...type,
      instanceMethods: own(type.instanceMethods),
      properties: own(type.properties),
    }));
  }

  /** The declaration repeats the name, the type and what is above it. */
  public visitProperty(property: PropertySchema): MarkdownDocument {
    return super.visitProperty({ ...property, usage: undefined });
  }

  /** jsii-docgen leaves out what an initializer does. */
  public visitInitializer(initializer: InitializerSchema): MarkdownDocument {
    const document = super.visitInitializer(initializer);
    const type = initializer.id.slice(0, initializer.id.lastIndexOf('.'));
    document.docs(this.assembly.types[type].initializer?.docs ?? {});
    return this.withErrors(document, initializer);
  }

  public visitInstanceMethod(method: MethodSchema): MarkdownDocument {
    return this.withErrors(super.visitInstanceMethod(method), method);
  }

  public visitStaticFunction(method: MethodSchema): MarkdownDocument {
    return this.withErrors(super.visitStaticFunction(method), method);
  }

  /** Describes the members that a type declares, and names the others with links. */
  private withInherited(
    type: string, members: readonly Identified[], describe: (own: <T extends Identified>(members: T[]) => T[]) => MarkdownDocument,
  ): MarkdownDocument {
    const declarers = new Map(members.map((member) => [member.id, this.declarerOf(type, nameOf(member))]));
    const document = describe((all) => all.filter(({ id }) => declarers.get(id) === type));
    const inherited = [...new Set(declarers.values())].filter((declarer) => declarer !== type).sort();
    for (const declarer of inherited) {
      const names = members.filter(({ id }) => declarer in this.assembly.types && declarers.get(id) === declarer)
        .map(({ id, displayName }) => this.link({ fqn: declarer, id: declarer + id.slice(type.length), displayName }));
      const from = this.link({ fqn: declarer, id: declarer, displayName: withoutPackage(declarer) });
      document.lines(`Inherited from ${from}: ${names.length === 0 ? 'its public members' : names.join(', ')}.`, '');
    }
    return document;
  }

  /** The type that declares a member, which may be of another package: then the members of its bases are those of that package. */
  private declarerOf(type: string, name: string): string {
    if (!(type in this.assembly.types)) {
      return type;
    }
    const { methods = [], properties = [], base, interfaces = [] } = this.assembly.types[type];
    if ([...methods, ...properties].some((member) => member.name === name)) {
      return type;
    }
    const declarers = [...base === undefined ? [] : [base], ...interfaces].map((parent) => this.declarerOf(parent, name));
    return declarers.find((declarer) => declares(this.assembly.types[declarer], name)) ?? declarers[0] ?? type;
  }

  private withErrors(document: MarkdownDocument, { id }: CallableSchema): MarkdownDocument {
    const end = id.lastIndexOf('.');
    const throws = this.errorsOf(id.slice(0, end), id.slice(end + 1));
    if (throws !== undefined) {
      document.lines(`*Throws* ${throws.replace(/\s+/g, ' ')}.`, '');
    }
    return document;
  }

  /** When a member throws, be it inherited. */
  private errorsOf(type: string, name: string): string | undefined {
    const { initializer, methods = [], base, interfaces = [] }: Partial<AssemblyType> = this.assembly.types[type] ?? {};
    const member = name === 'Initializer' ? initializer : methods.find((method) => method.name === name);
    if (member !== undefined) {
      return member.docs?.custom?.throws;
    }
    const parents = base === undefined ? interfaces : [base, ...interfaces];
    return parents.map((parent) => this.errorsOf(parent, name)).find((throws) => throws !== undefined);
  }
}

/** Names anchors as types and members are named, without the package, and removes those of sections, which are the same in each type. */
export function withShortAnchors(markdown: string): string {
  return markdown.replace(ANCHOR, (_, heading: string, id: string) => id.includes('.') ? `${heading} <a id="${withoutPackage(id)}"></a>` : heading);
}

/** The name of a type or a member, which begins with the name of its package. */
export function withoutPackage(fqn: string): string {
  return fqn.slice(fqn.indexOf('.') + 1);
}

function linkFormatter({ types }: Assembly, { file, fileOf }: ReferenceFiles): LinkFormatter {
  return ({ fqn, id, displayName }) => {
    const owner = ownerOf(fqn, types);
    if (owner === undefined) {
      return fqn;
    }
    const target = fileOf(owner);
    return `<a href="${target === file ? '' : relative(dirname(file), target)}#${withoutPackage(id)}">${displayName}</a>`;
  };
}

/** The type itself, or the type whose member it is. */
function ownerOf(fqn: string, types: Assembly['types']): AssemblyType | undefined {
  const parts = fqn.split('.');
  return parts.map((_, index) => types[parts.slice(0, parts.length - index).join('.')]).find((type) => type !== undefined);
}

function isInternal(member: AssemblyMember | undefined): boolean {
  return member?.docs?.custom?.internal !== undefined;
}

function declares(type: AssemblyType | undefined, name: string): boolean {
  return [...type?.methods ?? [], ...type?.properties ?? []].some((member) => member.name === name);
}

function nameOf({ id }: Identified): string {
  return id.slice(id.lastIndexOf('.') + 1);
}
