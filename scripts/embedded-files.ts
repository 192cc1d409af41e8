/** A marker, and the fenced block below it that shows the file named in it. */
const EMBEDDED_FILE = /^<!-- file: (\S+) -->\n```(\w+)\n[^]*?^```$/gm;

/** Writes each file that a document shows anew into its block. */
export function embedFiles(markdown: string, read: (file: string) => string): string {
  return markdown.replace(EMBEDDED_FILE, (_block, file: string, language: string) =>
    `<!-- file: ${file} -->\n\`\`\`${language}\n${read(file).trimEnd()}\n\`\`\``);
}
