/** The documents that show files of this repository, what the command prints, or the comparison with upstream. */
export const DOCUMENTS = ['README.md', 'docs/comparison.md', 'docs/constructs.md', 'docs/create.md', 'docs/gallery.md', 'docs/languages.md', 'docs/tutorial.md'];
