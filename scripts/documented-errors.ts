/** What jsii knows of a method or an initializer. */
interface AssemblyMember {
  readonly name?: string;
  readonly docs?: { readonly custom?: { readonly throws?: string } };
}

/** What jsii knows of a package, as far as errors are concerned. */
export interface Assembly {
  readonly types: { readonly [name: string]: { readonly initializer?: AssemblyMember; readonly methods?: readonly AssemblyMember[] } };
}

/** What follows the description of a member: a heading, a line across, a table or a link. */
const END_OF_DESCRIPTION = /^(#|---|\| |> \[)/;

const FENCE = '```';

/**
 * Writes into the reference when its members throw, which jsii-docgen leaves out.
 *
 * @throws when the reference lacks a member that throws
 */
export function documentErrors(reference: string, { types }: Assembly): string {
  const lines = reference.split('\n');
  for (const [type, { initializer, methods = [] }] of Object.entries(types)) {
    for (const { name = 'Initializer', docs } of [...initializer === undefined ? [] : [initializer], ...methods]) {
      if (docs?.custom?.throws !== undefined) {
        lines.splice(endOfDescription(lines, `${type}.${name}`), 0, `*Throws* ${docs.custom.throws.replace(/\s+/g, ' ')}.`, '');
      }
    }
  }
  return lines.join('\n');
}

/** The line behind the description of a member, which stands behind its signature. */
function endOfDescription(lines: readonly string[], member: string): number {
  const heading = lines.findIndex((line) => line.includes(`id="${member}"`));
  if (heading < 0) {
    throw new Error(`The reference lacks ${member}.`);
  }
  const signature = lines.indexOf(FENCE, heading);
  return lines.findIndex((line, index) => index > signature && END_OF_DESCRIPTION.test(line));
}
