/**
 * Finds what a changelog says of a version.
 *
 * @param version Without `v`: `1.2.0`.
 * @throws when it has no section of that version, or an empty one
 */
export function changelogSection(changelog: string, version: string): string {
  const [, ...sections] = changelog.split(/^## /m);
  const section = sections.find((each) => each.split(/[\s\]]/)[0].replace('[', '') === version);
  const text = section?.replace(/^.*\n/, '').trim() ?? '';
  if (text === '') {
    throw new Error(`CHANGELOG.md says nothing of ${version}: rename its section "Unreleased" before you tag.`);
  }
  return `${text}\n`;
}
