import { posix, relative } from 'path';
import { withoutRevision } from '../../manifest-files/git-files';

/** How places call what isn't a file: the standard input, what a cluster answers, and the roles that Kubernetes has itself. */
const NO_FILE = /^-?$|^cluster:|^Kubernetes \d/;

/**
 * Returns the path of a file from the root of its repository, as GitHub takes it; nothing for what isn't a file.
 *
 * @param file A path from the working directory, or an absolute one; after it may be `@` and a revision.
 * @param folder The path from the root of the repository to the working directory.
 */
export function pathInRepository(file: string, folder: string): string | undefined {
  if (NO_FILE.test(file)) {
    return undefined;
  }
  const named = withoutRevision(file);
  const path = named.startsWith('/') ? relative(process.cwd(), named) : named;
  return posix.join(folder, path.replace(/\\/g, '/'));
}
