import { joined } from '../source-text';
import { renderVerb } from './render-verb-classes';
import { VerbClass } from './verb-classes';
import { ResourceScope } from '../../lib/resources/resource-info';

const NAMESPACED_WORDS = {
  scope: 'namespaced',
  scopeMember: 'NAMESPACED',
  name: 'NamespacedCustomResource',
  about: 'custom resource in a namespace',
  prefix: '',
  grant: 'INamespacedGrant',
  plainGrant: 'NamespacedPlainGrant',
};

const CLUSTER_WORDS = {
  scope: 'cluster',
  scopeMember: 'CLUSTER',
  name: 'ClusterCustomResource',
  about: 'cluster-scoped custom resource',
  prefix: 'Cluster',
  grant: 'IGrant',
  plainGrant: 'PlainGrant',
};

/**
 * Writes the source file of the classes of custom resources of one scope, without and with names.
 *
 * Their verbs are those of objects of that scope. They don't extend the class of those, because `named()` leads to another one.
 *
 * @param objects The verb class of objects of the scope, which a custom resource serves.
 */
export function renderCustomResourceClasses(objects: VerbClass): string {
  return joined(renderImports(objects), renderResource(objects), renderNamedResource(objects));
}

function renderImports(objects: VerbClass): string {
  const { scope, prefix, grant, plainGrant } = wordsOf(objects);
  const verbClasses = [`${prefix}PartResource`, `${prefix}ProxyResource`, `${prefix}UpdateOnlyResource`, `${objects.stem}Grant`, `Named${objects.stem}Grant`];
  return [
    'import { CustomResourceProps } from \'../custom-resource-props\';',
    `import { ${grant} } from '../grant';`,
    'import { GrantStatement } from \'../grant-statement\';',
    `import { ${plainGrant} } from '../plain-grant';`,
    'import { IRbacResource, ResourceInfo, ResourceScope } from \'../resource-info\';',
    'import { withNames } from \'../resource-names\';',
    'import { serverSideApplyStatement } from \'../server-side-apply\';',
    'import { specialVerbStatement } from \'../special-verb\';',
    `import {\n${verbClasses.sort().map((name) => `  ${name},\n`).join('')}} from './${scope}';`,
    '',
  ].join('\n');
}

function renderResource(objects: VerbClass): string {
  const { name, about, prefix, grant, plainGrant, scopeMember } = wordsOf(objects);
  return `/**
 * A ${about}.
 *
 * Not a grant yet: choose a verb, which is one on the objects themselves, or first status, scale, finalizers or another subresource.
 */
export class ${name} implements IRbacResource {
  /** @internal */
  public static _of(props: CustomResourceProps): ${name} {
    const { apiGroup, plural, kind, specialVerbs = [] } = props;
    return new ${name}({ apiGroup, plural, kind, scope: ResourceScope.${scopeMember} }, specialVerbs);
  }

${CONSTRUCTOR}
  /** The status of the objects, where the definition has that subresource. */
  public get status(): ${prefix}PartResource {
    return ${prefix}PartResource._of({ ...this.info, subresource: 'status' });
  }

  /** The scale of the objects, where the definition has that subresource. */
  public get scale(): ${prefix}PartResource {
    return ${prefix}PartResource._of({ ...this.info, subresource: 'scale', kind: 'Scale' });
  }

  /** The finalizers subresource, checked when an object with such an owner is written. */
  public get finalizers(): ${prefix}UpdateOnlyResource {
    return ${prefix}UpdateOnlyResource._of({ ...this.info, subresource: 'finalizers' });
  }

  /**
   * A subresource of an aggregated API server, which may take any verb.
   *
   * @param name The subresource, for example \`console\`.
   */
  public subresource(name: string): ${prefix}ProxyResource {
    return ${prefix}ProxyResource._of({ ...this.info, subresource: name });
  }

  /**
   * Limits the resource to objects with these names.
   *
   * The verbs ${objects.unnamedVerbs.join(' and ')} go away: their requests carry no name, so a rule with names never matches them.
   *
   * @param name The name of an object.
   * @param more The names of more objects.
   */
  public named(name: string, ...more: string[]): Named${name} {
    return Named${name}._of(withNames(this.info, name, more), this.specialVerbs);
  }
${renderVerbs(objects, objects.verbs, false)}
  /**
   * Allows a verb of the resource's own.
   *
   * @param verb The verb, one of the special ones it was defined with.
   * @param reason Why it is granted, in a few words.
   */
  public special(verb: string, reason: string): ${grant} {
    return new ${plainGrant}(specialVerbStatement(this.info, this.specialVerbs, verb, reason));
  }
}
`;
}

function renderNamedResource(objects: VerbClass): string {
  const { name, about, grant, plainGrant } = wordsOf(objects);
  return `/**
 * A ${about}, limited to some names.
 *
 * Not a grant yet: choose a verb or server-side apply.
 */
export class Named${name} implements IRbacResource {
  /** @internal */
  public static _of(info: ResourceInfo, specialVerbs: string[]): Named${name} {
    return new Named${name}(info, specialVerbs);
  }

${CONSTRUCTOR}${renderVerbs(objects, objects.verbs.filter((verb) => !objects.unnamedVerbs.includes(verb)), true)}
  /**
   * Allows applying objects with these names on the server side: \`patch\`, and \`create\` of what does not exist yet.
   *
   * The check inside a server-side apply is the only create of an object that carries a name; creating one by POST is not allowed by it.
   *
   * @param reason Why it is granted, in a few words.
   * @see https://kubernetes.io/docs/reference/using-api/server-side-apply/
   */
  public serverSideApply(reason: string): Named${objects.stem}Grant {
    return Named${objects.stem}Grant._of(serverSideApplyStatement(this.info, reason));
  }

  /**
   * Allows a verb of the resource's own on objects with these names.
   *
   * @param verb The verb, one of the special ones it was defined with.
   * @param reason Why it is granted, in a few words.
   */
  public special(verb: string, reason: string): ${grant} {
    return new ${plainGrant}(specialVerbStatement(this.info, this.specialVerbs, verb, reason));
  }
}
`;
}

const CONSTRUCTOR = `  private constructor(
    /** The resource as data. */
    public readonly info: ResourceInfo,
    private readonly specialVerbs: string[],
  ) {}
`;

function renderVerbs(objects: VerbClass, verbs: readonly string[], named: boolean): string {
  const grant = `${named ? 'Named' : ''}${objects.stem}Grant`;
  return verbs.map((verb) => renderVerb(objects, verb, named ? 'named' : 'pair', grant, 'GrantStatement._onResource(this.info, ')).join('');
}

function wordsOf({ scope }: VerbClass) {
  return scope === ResourceScope.NAMESPACED ? NAMESPACED_WORDS : CLUSTER_WORDS;
}
