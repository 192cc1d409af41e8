/** A marker, and the fenced block below it that shows the file or the output of the command named in it. */
const EMBEDDED = /^<!-- (file|output): (.+?) -->\n```(\w+)\n[^]*?^```$/gm;

/** Where the text of a block comes from. */
export interface EmbeddedSources {
  /** Reads a file of this repository. */
  readonly file: (path: string) => string;
  /** Runs a command line at the top of this repository and returns what it prints. */
  readonly output: (command: string) => Promise<string>;
}

/** Writes each file and output that a document shows into its block again. */
export async function embed(markdown: string, sources: EmbeddedSources): Promise<string> {
  const texts: string[] = [];
  for (const [, kind, name] of markdown.matchAll(EMBEDDED)) {
    texts.push(kind === 'file' ? sources.file(name) : `$ ${name}\n${await sources.output(name)}`);
  }
  return markdown.replace(EMBEDDED, (_block, kind: string, name: string, language: string) =>
    `<!-- ${kind}: ${name} -->\n\`\`\`${language}\n${texts.shift()?.trimEnd()}\n\`\`\``);
}
