import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { DIAGNOSTIC_CODES } from '../../lib/diagnostics/diagnostic-code';

const CODES_FOLDER = join(__dirname, '..', '..', 'lib', 'diagnostics', 'codes');

test('each code stands in the table of its area, in alphabetical order', () => {
  const tables = readdirSync(CODES_FOLDER).map((file) => ({
    area: file.replace(/\.ts$/, ''),
    codes: [...readFileSync(join(CODES_FOLDER, file), 'utf8').matchAll(/^ {2}'([^']+)':/gm)].map(([, code]) => code),
  }));
  expect(tables.filter(({ codes }) => codes.join() !== [...codes].sort().join()).map(({ area }) => area)).toEqual([]);
  expect(tables.flatMap(({ area, codes }) => codes.filter((code) => !code.startsWith(`${area}/`)))).toEqual([]);
  expect(tables.flatMap(({ codes }) => codes).sort()).toEqual(Object.keys(DIAGNOSTIC_CODES).sort());
});

test('each code says what is wrong in kebab case, and means one whole sentence', () => {
  const offenders = Object.entries(DIAGNOSTIC_CODES)
    .filter(([code, { summary }]) => !/^[a-z]+(-[a-z]+)*\/[a-z]+(-[a-z]+)*$/.test(code) || !/^([A-Z]|kubectl )[^.]*\.$/.test(summary));
  expect(offenders.map(([code]) => code)).toEqual([]);
});
