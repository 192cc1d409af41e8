import { TEMPLATE_TYPES, TemplateType, typeOf } from './template-type';
import { ArgoVersion } from '../../argo/argo-version';
import { Field } from '../../manifests/field';

/** The types that Argo puts back after the merge (`SetType` in workflow_types.go); a field of another type stays. */
const RESTORED_TYPES: ReadonlySet<TemplateType> = new Set(['container', 'steps', 'dag', 'script', 'resource', 'data', 'suspend']);

/** The first patch of a minor release that takes away the defaults of other types, by the sources of every patch; from v4.0.0 all do. */
const DROPS_OTHER_TYPES = { v3_6: ArgoVersion.of('v3.6.16'), v3_7: ArgoVersion.of('v3.7.7') };

/** The defaults that a workflow has for its templates, merged as its version of Argo merges them (mergedTemplateDefaultsInto in operator.go). */
export class TemplateDefaults {
  private readonly byType = new Map<TemplateType | undefined, Field>();
  private readonly types: readonly TemplateType[];

  /** @param version The installed version; the newest where it isn't given */
  public constructor(private readonly defaults: Field, private readonly version?: ArgoVersion) {
    this.types = defaults.exists ? TEMPLATE_TYPES.filter((type) => this.has(type)) : [];
  }

  /** Returns the type of a template when the defaults are merged into it: the first type that it has then, in the order in which Argo looks. */
  public typeOf(template: Field): TemplateType | undefined {
    const type = typeOf(template);
    const added = this.types.filter((other) => this.keeps(other, type));
    return added.length === 0 ? type : TEMPLATE_TYPES.find((each) => each === type || added.includes(each));
  }

  /** A template with the defaults that count for it. */
  public over(template: Field): Field {
    if (!this.defaults.exists) {
      return template;
    }
    const type = this.typeOf(template);
    const applicable = this.byType.get(type) ?? this.defaults.without(TEMPLATE_TYPES.filter((other) => other !== type));
    this.byType.set(type, applicable);
    return template.over(applicable);
  }

  private has(type: TemplateType): boolean {
    const field = this.defaults.at(type);
    return type === 'steps' ? field.items().length > 0 : field.exists;
  }

  /** Whether the merge leaves a default of another type in a template. */
  private keeps(other: TemplateType, type: TemplateType | undefined): boolean {
    const isRestored = type !== undefined && RESTORED_TYPES.has(type) && RESTORED_TYPES.has(other);
    return !isRestored && (other === 'steps' || !this.dropsOtherTypes());
  }

  /** Whether Argo takes away the defaults of other types before it merges, except for steps, whose field is a list and no pointer. */
  private dropsOtherTypes(): boolean {
    const { version } = this;
    return version === undefined || version.isAtLeast(DROPS_OTHER_TYPES.v3_7)
      || (version.isAtLeast(DROPS_OTHER_TYPES.v3_6) && !version.isAtLeast(ArgoVersion.V3_7));
  }
}
