import { pathInRepository } from './repository-path';
import { Place } from '../../diagnostics/diagnostic';
import { visible } from '../../diagnostics/printable-text';

export type AnnotationLevel = 'error' | 'warning' | 'notice';

/**
 * Writes an annotation that GitHub shows next to the line of a file.
 *
 * @param folder The path from the root of the repository to the working directory: GitHub takes the path of a file from that root.
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
export function formatAnnotation(level: AnnotationLevel, title: string, lines: readonly string[], place: Place, folder: string): string {
  const file = pathInRepository(place, folder);
  const properties = [
    ...place.kind === 'file' && file !== undefined ? [`file=${property(file)}`, ...place.line === undefined ? [] : [`line=${place.line}`]] : [],
    `title=${property(title)}`,
  ];
  return `::${level} ${properties.join(',')}::${lines.map(escaped).join('%0A')}\n`;
}

function escaped(text: string): string {
  return visible(text).replace(/%/g, '%25');
}

function property(text: string): string {
  return escaped(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
}
