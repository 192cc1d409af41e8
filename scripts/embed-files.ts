import { readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { commandOutput } from './command-output';
import { DOCUMENTS } from './documents';
import { embed } from './embedded-files';
import { embedComparison } from './upstream-comparison';

/** Shows the examples, their YAML, what the command prints and the comparison with upstream, as they are now, in the documents. Run after the examples. */
process.chdir(join(__dirname, '..'));

async function embedAll(): Promise<void> {
  for (const document of DOCUMENTS) {
    const text = await embed(readFileSync(document, 'utf8'), { file: (path) => readFileSync(path, 'utf8'), output: commandOutput });
    writeFileSync(document, embedComparison(text));
  }
}

void embedAll();
