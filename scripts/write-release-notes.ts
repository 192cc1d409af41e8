import { mkdirSync, readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { changelogSection } from './release/changelog-section';

/** Writes what the changelog says of the version of the package to `dist/release-notes.md`. */
const root = join(__dirname, '..');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
mkdirSync(join(root, 'dist'), { recursive: true });
writeFileSync(join(root, 'dist', 'release-notes.md'), changelogSection(readFileSync(join(root, 'CHANGELOG.md'), 'utf8'), version));
