import { rmSync } from 'fs';
import { join } from 'path';
import { GALLERY, GENERATED, SETUPS, writeReview } from './gallery';

/** Runs the program of each setup in its folder, as a user does, and reviews what it writes. */
async function main(): Promise<void> {
  for (const setup of SETUPS) {
    process.chdir(join(GALLERY, setup));
    GENERATED.forEach((name) => rmSync(name, { recursive: true, force: true }));
    // Only a require goes through ts-node.
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    require(join(GALLERY, setup, 'main.ts'));
    await writeReview();
  }
}

void main();
