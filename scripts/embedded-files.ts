/** A marker, and the fenced block below it that shows the file or the output of the command named in it. */
const EMBEDDED = /^<!-- (file|output): (.+?) -->\n```(\w+)\n[^]*?^```$/gm;

/** Where the text of a block comes from. */
export interface EmbeddedSources {
  /** Reads a file of this repository. */
  readonly file: (path: string) => string;
  /** Runs a command line at the top of this repository and returns what it prints. */
  readonly output: (command: string) => string;
}

/** Writes each file and output that a document shows anew into its block. */
export function embed(markdown: string, sources: EmbeddedSources): string {
  return markdown.replace(EMBEDDED, (_block, kind: keyof EmbeddedSources, name: string, language: string) =>
    `<!-- ${kind}: ${name} -->\n\`\`\`${language}\n${textOf(kind, name, sources).trimEnd()}\n\`\`\``);
}

function textOf(kind: keyof EmbeddedSources, name: string, sources: EmbeddedSources): string {
  return kind === 'file' ? sources.file(name) : `$ ${name}\n${sources.output(name)}`;
}
