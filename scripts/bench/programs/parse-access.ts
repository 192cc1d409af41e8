import { loadAll } from 'js-yaml';
import { inputTexts } from './input-texts';
import { beginWork } from './usage';

const sources = inputTexts(process.argv.slice(2));
beginWork();
const objects = sources.flatMap(({ text }) => loadAll(text));
if (objects.length === 0) {
  throw new Error('The input has no objects');
}
