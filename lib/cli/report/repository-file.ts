import { posix, relative } from 'path';

/**
 * Returns the path of a file from the root of its repository, as GitHub takes it.
 *
 * @param file A path from the working directory, or an absolute one.
 * @param folder The path from the root of the repository to the working directory.
 */
export function pathInRepository(file: string, folder: string): string {
  const path = file.startsWith('/') ? relative(process.cwd(), file) : file;
  return posix.join(folder, path.replace(/\\/g, '/'));
}
