import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';

/** A file and its text. */
export interface InputText {
  readonly file: string;
  readonly text: string;
}

/** Reads all files of some folders. */
export function inputTexts(folders: readonly string[]): InputText[] {
  return folders.flatMap((folder) => readdirSync(folder).map((file) => ({ file, text: readFileSync(join(folder, file), 'utf8') })));
}
