/** The list that npm writes of all installed packages, in the form of CycloneDX. */
export interface BillOfMaterials {
  readonly metadata: { readonly component: Component };
  readonly components: readonly Component[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
}

interface Component {
  readonly 'bom-ref': string;
  readonly 'name': string;
  readonly 'version': string;
  readonly 'purl': string;
}

/**
 * Leaves of a bill of materials what is in a package that we publish: npm lists all that is installed to build it.
 *
 * @param name The package that is published.
 * @param parts The packages in it, as `NAME@VERSION`.
 * @throws when one of these isn't in the bill
 */
export function billOf(installed: BillOfMaterials, name: string, parts: readonly string[]): BillOfMaterials {
  const { version } = installed.metadata.component;
  const ref = `${name}@${version}`;
  const components = parts.map((part) => {
    const found = installed.components.find((each) => each['bom-ref'] === part);
    if (found === undefined) {
      throw new Error(`${part} isn't installed.`);
    }
    return found;
  });
  const isPart = (each: string) => parts.includes(each);
  return {
    ...installed,
    metadata: { ...installed.metadata, component: { ...installed.metadata.component, name, 'bom-ref': ref, 'purl': `pkg:npm/${ref}` } },
    components,
    dependencies: [
      { ref, dependsOn: parts },
      ...installed.dependencies.filter((each) => isPart(each.ref)).map((each) => ({ ref: each.ref, dependsOn: each.dependsOn.filter(isPart) })),
    ],
  };
}

/** Adds what packages depend on, what that depends on, and so on. */
export function withDependencies({ dependencies }: BillOfMaterials, parts: readonly string[]): string[] {
  const found = new Set(parts);
  for (const part of found) { // grows as it's read
    dependencies.filter(({ ref }) => ref === part).forEach(({ dependsOn }) => dependsOn.forEach((each) => found.add(each)));
  }
  return [...found].sort();
}
