import { posix, relative } from 'path';
import { Place } from '../../diagnostics/diagnostic';

/**
 * Returns the path of a place's file from the root of its repository, as GitHub takes it; nothing for what isn't in a file.
 *
 * @param folder The path from the root of the repository to the working directory. The path of a file begins there, or is absolute.
 */
export function pathInRepository(place: Place, folder: string): string | undefined {
  const path = place.kind !== 'file' ? undefined : place.origin === undefined ? place.file : place.origin.path;
  if (path === undefined) {
    return undefined;
  }
  const fromHere = path.startsWith('/') ? relative(process.cwd(), path) : path;
  return posix.join(folder, fromHere.replace(/\\/g, '/'));
}
