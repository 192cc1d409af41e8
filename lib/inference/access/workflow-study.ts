import { AccountChoice, AccountField, chooseAccount } from './account';
import { Findings } from './findings';
import { patchAccount } from './pod-spec-patch';
import { ArgoVersion } from '../../argo/argo-version';
import { Field, Place } from '../../manifests/field';
import { KindResolver } from '../kinds/kind-resolver';
import { OptionNames } from '../option-names';
import { Values } from '../workflows/substitution';
import { TemplateRun } from '../workflows/template-walk';
import { fieldName, hasField, VersionedField } from '../workflows/versioned-fields';
import { WorkflowObject } from '../workflows/workflow-object';

/** How far to go. */
export interface StudyOptions {
  readonly version?: ArgoVersion;
  readonly includeOptional: boolean;
  readonly waitForDelete: boolean;
  /** The caller's names for the options. */
  readonly names: OptionNames;
}

/** The input of a study. */
export interface StudySubject {
  readonly workflow: WorkflowObject;
  /** The joined spec. */
  readonly spec: Field;
  /** Whether nothing that the spec is joined from is missing. */
  readonly isWhole: boolean;
  /** The values of `{{workflow.…}}`. */
  readonly globals: Values;
  readonly kinds: KindResolver;
  readonly options: StudyOptions;
}

/** A workflow, what it runs by, and what is found about it. */
export class WorkflowStudy {
  public readonly findings = new Findings();

  /** The files that it is read from: its own, and those of the templates and defaults that it runs by. */
  public readonly files = new Set<string>();
  public readonly workflow: WorkflowObject;
  public readonly spec: Field;
  public readonly globals: Values;
  public readonly kinds: KindResolver;
  public readonly options: StudyOptions;
  private readonly isWhole: boolean;

  constructor({ workflow, spec, isWhole, globals, kinds, options }: StudySubject) {
    this.workflow = workflow;
    this.spec = spec;
    this.isWhole = isWhole;
    this.globals = globals;
    this.kinds = kinds;
    this.options = options;
    this.readFrom(workflow.root);
    this.readFrom(spec);
  }

  /** Notes that what is found depends on a field. */
  public readFrom({ files }: Field): void {
    files.forEach((file) => this.files.add(file));
  }

  /** The place of the workflow. */
  public get place(): Place {
    const place = this.workflow.spec.place ?? this.workflow.root.place;
    if (place === undefined) {
      throw new Error('A workflow is read from a document, so it has a place.');
    }
    return place;
  }

  /** The account of the workflow: that of the agent, and of the pods whose template names none. */
  public workflowAccount(): AccountChoice {
    if (!this.isWhole && this.spec.at('serviceAccountName').text === undefined) {
      const { place } = this.spec.at('workflowTemplateRef');
      return {
        place: place ?? this.place,
        where: `${this.place.toString()}.serviceAccountName`,
        why: 'The account may be named by the workflow template, which is not among the inputs: give its manifest too.',
      };
    }
    return chooseAccount([this.spec.at('serviceAccountName')], this.globals, this.specField('serviceAccountName'));
  }

  /** The account of a template's pod. */
  public podAccount({ template, values }: TemplateRun): AccountChoice {
    const own = template.at('serviceAccountName');
    const shared = this.spec.at('serviceAccountName');
    const chosen = own.text === undefined ? this.workflowAccount() : chooseAccount([own], values, this.specField('serviceAccountName'));
    const named = own.text !== undefined || shared.text !== undefined;
    return patchAccount(chosen, named, [this.spec.at('podSpecPatch'), template.at('podSpecPatch')], values);
  }

  /** The account that Argo's own containers of a template's pod call as, where it is not that of the pod. */
  public executorAccount({ template, values }: TemplateRun): AccountChoice | undefined {
    const fields = [template.at('executor', 'serviceAccountName'), this.spec.at('executor', 'serviceAccountName')];
    return fields.some((field) => field.text !== undefined)
      ? chooseAccount(fields, values, this.specField('executor.serviceAccountName'))
      : undefined;
  }

  /** A field that some versions do not have; where it is written for one of these, that is noted, and it does not count. */
  public knownField(parent: Field, versioned: VersionedField): Field {
    const field = parent.at(fieldName(versioned));
    const { version } = this.options;
    if (field.place === undefined || hasField(versioned, version)) {
      return field;
    }
    const where = field.place.toString();
    this.findings.addNote('unknown-field', field.place, `Argo Workflows ${version} doesn't have the field ${where}, so it has no effect. Remove it.`);
    return Field.NONE;
  }

  /** A field of the spec to write. */
  public specField(path: string): AccountField {
    const { place } = this;
    return { file: place.file, path: `${place.toString()}.${path}`, place };
  }
}
