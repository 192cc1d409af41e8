/** The documents that show files of this repository. */
export const DOCUMENTS = ['README.md', 'docs/create.md'];
