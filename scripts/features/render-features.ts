import { FeatureDoc, NameParameter } from '../../lib/argo/features/feature-row';
import { constantOf, factoryOf, FeatureId, FEATURE_IDS, FEATURES } from '../../lib/argo/features/feature-table';
import { OPTIONAL_NEED_IDS, OPTIONAL_NEEDS } from '../../lib/argo/features/optional-need-table';
import { docComment, joined, quoted } from '../source-text';

const MORE: NameParameter = { parameter: 'more', doc: 'The names of more of them.' };

/** A member of `ArgoFeature`, by what it is called. */
interface FeatureMember {
  readonly name: string;
  readonly text: string;
}

/** Writes the source file of `ArgoFeature`: a member for each way to choose a feature. */
export function renderFeatures(): string {
  const members = FEATURE_IDS.flatMap(membersOf);
  return joined(
    [
      'import { ChosenFeature, chooseWebhooks, memberOf } from \'../chosen-feature\';',
      'import { WebhookProps } from \'../token-holders\';',
      '',
    ].join('\n'),
    docComment([
      'Something that workflows or the server use, and that needs access which an install does not have by itself.',
      '',
      'With none of them the controller reads no secret and no ServiceAccount.',
      '',
      '@see https://argo-workflows.readthedocs.io/en/latest/workflow-controller-configmap/',
    ])
    + [
      'export class ArgoFeature {\n',
      [...members.filter(isConstant), ...members.filter((member) => !isConstant(member))].map(({ text }) => text).join('\n'),
      `
  /** @internal */
  public static _of(chosen: ChosenFeature): ArgoFeature {
    return new ArgoFeature(chosen);
  }

  private constructor(private readonly chosen: ChosenFeature) {}

  /** @internal */
  public get _chosen(): ChosenFeature {
    return this.chosen;
  }

  /** Writes the feature as users do: \`ArgoFeature.memoization(…)\`. */
  public toString(): string {
    return memberOf(this.chosen);
  }
}
`,
    ].join(''),
  );
}

/** Writes the source file of `OptionalNeed`: a member for each row. */
export function renderOptionalNeeds(): string {
  const members = OPTIONAL_NEED_IDS.map((id) => {
    const { about, without } = OPTIONAL_NEEDS[id];
    return `${docComment([about, '', without], '  ')}  ${constantOf(id)} = ${quoted(id)},\n`;
  });
  return joined('', docComment([
    'Something that the controller can do without, if what is lost is accepted.',
    '',
    'All of these are granted unless an install gives them up.',
  ]) + `export enum OptionalNeed {\n${members.join('\n')}}\n`);
}

function isConstant({ name }: FeatureMember): boolean {
  return name === name.toUpperCase();
}

function membersOf(id: FeatureId): FeatureMember[] {
  const { takes, doc } = FEATURES[id];
  switch (takes.kind) {
    case 'prop':
      return [];
    case 'nothing':
      return [constant(id, doc)];
    case 'name':
      return [factory(factoryOf(id), doc, [takes.each], `${takes.each.parameter}: string`, `{ id: ${quoted(id)}, names: [${takes.each.parameter}] }`)];
    case 'names':
      return [ofNames(id, doc, takes.each)];
    case 'optional names':
      return [constant(id, takes.all), ofNames(id, doc, takes.each)];
    case 'names in namespaces':
      return [ofNames(id, doc, takes.each), ofNamesElsewhere(id, takes.elsewhere, takes.namespace, takes.each)];
    case 'token holders':
      return [factory(
        factoryOf(id), doc, [takes.props], `${takes.props.parameter}: ${takes.props.type}`, `chooseWebhooks(${takes.props.parameter})`,
      )];
  }
}

function constant(id: FeatureId, doc: FeatureDoc): FeatureMember {
  const name = constantOf(id);
  return { name, text: `${docComment(linesOf(doc), '  ')}  public static readonly ${name} = new ArgoFeature({ id: ${quoted(id)} });\n` };
}

function ofNames(id: FeatureId, doc: FeatureDoc, each: NameParameter): FeatureMember {
  const { parameter } = each;
  return factory(factoryOf(id), doc, [each, MORE], `${parameter}: string, ...more: string[]`, `{ id: ${quoted(id)}, names: [${parameter}, ...more] }`);
}

function ofNamesElsewhere(id: FeatureId, doc: FeatureDoc, namespace: NameParameter, each: NameParameter): FeatureMember {
  return factory(
    `${factoryOf(id)}In`, doc, [namespace, each, MORE], `${namespace.parameter}: string, ${each.parameter}: string, ...more: string[]`,
    `{ id: ${quoted(id)}, names: [${each.parameter}, ...more], namespaces: [${namespace.parameter}] }`,
  );
}

function factory(name: string, { see, ...doc }: FeatureDoc, parameters: readonly NameParameter[], signature: string, chosen: string): FeatureMember {
  const tags = [...parameters.map(({ parameter, doc: text }) => `@param ${parameter} ${text}`), ...see === undefined ? [] : [`@see ${see}`]];
  return {
    name,
    text: `${docComment([...linesOf(doc), '', ...tags], '  ')}  public static ${name}(${signature}): ArgoFeature {\n    return new ArgoFeature(${chosen});\n  }\n`,
  };
}

function linesOf({ about, costs, without, note, see }: FeatureDoc): string[] {
  return [about, '', [costs, without, ...note === undefined ? [] : [note]].join(' '), ...see === undefined ? [] : ['', `@see ${see}`]];
}
