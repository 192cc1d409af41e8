import { readFileSync } from 'fs';
import { join } from 'path';
import { operationCatalogue } from '../../lib/argo/client/operation-catalogue';
import { optionNames } from '../../lib/argo/client/operation-notation';
import { FEATURE_IDS } from '../../lib/argo/features/feature-table';
import { parseFeature } from '../../lib/cli/feature-names';
import { CONFIG_SCHEMA, configSchemaText } from '../../scripts/config-schema';

const ROOT = join(__dirname, '..', '..');

/** What of the schema is looked at. */
interface Schema {
  readonly pattern: string;
  readonly definitions: Readonly<Record<string, Schema>>;
  readonly allOf: readonly { readonly $ref: string }[];
  readonly items: Schema;
  readonly additionalProperties: Schema;
  readonly properties: Readonly<Record<string, Schema>>;
}

const schema = (): Schema => JSON.parse(configSchemaText()) as Schema;

/** The pattern of a text, which its definition has. */
function patternOf({ allOf: [{ $ref }] }: Schema): RegExp {
  return new RegExp(schema().definitions[$ref.replace('#/definitions/', '')].pattern);
}

test('the schema is what `npm run generate` writes', () => {
  expect(readFileSync(join(ROOT, CONFIG_SCHEMA), 'utf8')).toBe(configSchemaText());
});

test('the schema takes the features that the command takes', () => {
  const pattern = patternOf(schema().properties.features.items);
  const texts = FEATURE_IDS.flatMap((id) => [id, `${id}=a`, `${id}=a,b`, `${id}s`]);
  expect(texts.filter((text) => pattern.test(text) !== (parseFeature(text).diagnostics.length === 0))).toEqual([]);
});

test('the schema takes every operation with its options, and no others', () => {
  const pattern = patternOf(schema().properties.clients.additionalProperties.properties.operations.items);
  const texts = operationCatalogue().flatMap((entry) => [entry.id, ...optionNames(entry).flatMap((option) => [`${entry.id}:${option}`, `${entry.id}:${option}=a,b`])]);
  expect(texts.filter((text) => !pattern.test(text))).toEqual([]);
  expect(['sumbit', 'submit:waits', 'submit:'].filter((text) => pattern.test(text))).toEqual([]);
});
