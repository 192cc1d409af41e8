import { CallableSchema, InitializerSchema, MarkdownDocument, MarkdownRenderer, MarkdownRendererOptions, MethodSchema } from 'jsii-docgen';

/** What jsii knows of a method or an initializer. */
interface AssemblyMember {
  readonly name?: string;
  readonly docs?: { readonly custom?: { readonly throws?: string } };
}

interface AssemblyType {
  readonly initializer?: AssemblyMember;
  readonly methods?: readonly AssemblyMember[];
  readonly base?: string;
  readonly interfaces?: readonly string[];
}

/** What jsii knows of a package, as far as errors are concerned. */
export interface Assembly {
  readonly types: { readonly [name: string]: AssemblyType };
}

/** Writes the reference as jsii-docgen does, and with each member when it throws, which jsii-docgen leaves out. */
export class ReferenceRenderer extends MarkdownRenderer {
  constructor(options: MarkdownRendererOptions, private readonly assembly: Assembly) {
    super(options);
  }

  public visitInitializer(initializer: InitializerSchema): MarkdownDocument {
    return this.withErrors(super.visitInitializer(initializer), initializer);
  }

  public visitInstanceMethod(method: MethodSchema): MarkdownDocument {
    return this.withErrors(super.visitInstanceMethod(method), method);
  }

  public visitStaticFunction(method: MethodSchema): MarkdownDocument {
    return this.withErrors(super.visitStaticFunction(method), method);
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
    const { initializer, methods = [], base, interfaces = [] }: AssemblyType = this.assembly.types[type] ?? {};
    const member = name === 'Initializer' ? initializer : methods.find((method) => method.name === name);
    if (member !== undefined) {
      return member.docs?.custom?.throws;
    }
    const parents = base === undefined ? interfaces : [base, ...interfaces];
    return parents.map((parent) => this.errorsOf(parent, name)).find((throws) => throws !== undefined);
  }
}
