import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { lintDocument, lintProgram, lintSchema } from './prose/lint-prose';

/** Documents that a script writes from tables: their words are checked where the tables stand. */
const GENERATED = /^API\.md$|^docs\/(?:api\/.*|permissions|diagnostics|checks|forbidden|evidence)\.md$/;

/** Programs whose words somebody reads; tables that a script writes have theirs from another table. */
const PROGRAMS = ['lib', 'scripts', 'examples', 'projenrc', 'site'];
const GENERATED_PROGRAMS = /\.generated\.ts$|\/generated\/|^lib\/resources\/(?:groups|verbs)\/|^lib\/argo\/client\/operations\/|^scripts\/prose\/prose-rules\.ts$/;

/** Schemas of what the command prints, which are written by hand. That of the configuration file has its words from a table of the program. */
const GENERATED_SCHEMA = 'schemas/argo-rbac-config.schema.json';

/** A table whose texts are part of the JSON of `tailor`, so programs compare them: its reasons keep their words. */
const FIXED_TEXTS = 'lib/audit-log/second-questions.ts';

/** Lists each form of words that a rule names in documents, programs and schemas, or with `documents` in these alone; exits with 1 if there is any. */
async function check(): Promise<void> {
  const root = join(__dirname, '..');
  const below = (folder: string, ending: string) => readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(ending) && !file.includes('node_modules')).map((file) => join(folder, file)).sort();
  const documents = [...readdirSync(root).filter((file) => file.endsWith('.md')), ...below('docs', '.md')].filter((file) => !GENERATED.test(file));
  const programs = PROGRAMS.flatMap((folder) => below(folder, '.ts')).filter((file) => !GENERATED_PROGRAMS.test(file) && file !== FIXED_TEXTS);
  const schemas = below('schemas', '.schema.json').filter((file) => file !== GENERATED_SCHEMA);
  const isLimited = process.argv.includes('documents');
  let count = 0;
  const linted = [[documents, lintDocument], ...isLimited ? [] : [[programs, lintProgram], [schemas, lintSchema]] as const] as const;
  for (const [files, lint] of linted) {
    for (const file of files) {
      for (const { line, rule, words, fix } of await lint(readFileSync(join(root, file), 'utf8'))) {
        count += 1;
        console.log(`${file}:${line}: ${rule}: "${words}". ${fix}`);
      }
    }
  }
  console.log(`${documents.length} documents, ${isLimited ? 0 : programs.length} programs, ${isLimited ? 0 : schemas.length} schemas, ${count} faults`);
  process.exitCode = count === 0 ? 0 : 1;
}

void check();
