/** A file that a guide tells its reader to write. */
export interface GuideFile {
  readonly kind: 'file';
  readonly path: string;
  readonly text: string;
}

/** A command that a guide tells its reader to type. */
export interface GuideCommand {
  readonly kind: 'command';
  readonly command: string;
}

/** A command that a guide shows with its output. */
export interface ShownCommand {
  readonly kind: 'shown command';
  readonly command: string;
  readonly output: string;
}

export type GuideStep = GuideFile | GuideCommand | ShownCommand;

/** A fenced block, with the path that a comment above it may name. */
const BLOCK = /(?:^<!-- (?<path>\S+) -->\n)?^```(?<language>\w+)\n(?<text>[^]*?)^```$/gm;

/**
 * Reads what a guide tells its reader to do.
 *
 * A block below `<!-- PATH -->` is a file, one of `sh` has a command a line, and one of `console` commands after `$ ` with their output.
 *
 * @throws when a block is none of these, or a command in `console` has no output
 */
export function stepsOf(markdown: string): GuideStep[] {
  return [...markdown.matchAll(BLOCK)].flatMap(({ groups: { path, language, text } = {} }): GuideStep[] => {
    if (path !== undefined) {
      return [{ kind: 'file', path, text }];
    }
    switch (language) {
      case 'sh': return text.replaceAll('\\\n', '').trimEnd().split('\n').map((command) => ({ kind: 'command', command }));
      case 'console': return text.split(/^\$ /m).slice(1).map((entry) => {
        const [command, ...output] = entry.replaceAll('\\\n', '').split('\n');
        if (output.join('') === '') {
          throw new Error(`\`${command}\` is shown without output; put it into a block of \`sh\`, or show what it prints`);
        }
        return { kind: 'shown command', command, output: output.join('\n') };
      });
      default: throw new Error(`The block of ${language} is neither a file nor commands; name its file in a comment above it`);
    }
  });
}
