import { Diagnostic } from '../../diagnostics/diagnostic';
import { Field } from '../../manifests/field';

/** The templates that call each other by name: those of one object. */
export class TemplateScope {
  /** The faults in the names of the templates. */
  public readonly diagnostics: readonly Diagnostic[];

  private readonly byName = new Map<string, Field>();

  /**
   * @param templates The list of templates.
   * @param owner The object that they belong to, for messages: `WorkflowTemplate build`.
   * @param isWhole Whether templates that are not among the inputs may be in it too.
   */
  constructor(
    templates: Field,
    public readonly owner: string,
    public readonly isWhole: boolean = true,
  ) {
    const diagnostics: Diagnostic[] = [];
    for (const template of templates.itemsByName()) {
      const name = template.at('name').text;
      if (name === undefined) {
        diagnostics.push(...template.diagnose('inference/unnamed-template', 'The template has no name.', 'Give it one.'));
      } else if (this.byName.has(name)) {
        diagnostics.push(...template.diagnose('inference/duplicate-template', `There are two templates named ${name}.`, 'Rename one.'));
      } else {
        this.byName.set(name, template);
      }
    }
    this.diagnostics = diagnostics;
  }

  public find(name: string): Field | undefined {
    return this.byName.get(name);
  }

  /** Every template with its name, in the order they are written in. */
  public all(): ReadonlyMap<string, Field> {
    return this.byName;
  }
}
