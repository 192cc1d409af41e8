import { existsSync, readFileSync } from 'fs';
import { join } from 'path';
import type { ValidateFunction } from 'ajv';
import Ajv from 'ajv/dist/2020';

const SCHEMAS = join(__dirname, '..', '..', 'schemas');

const compiled = new Map<string, ValidateFunction>();

/** Lists what the schema of a command doesn't allow in what it answers; nothing where it doesn't answer in JSON. */
export function schemaFaults(args: readonly string[], out: string): string[] {
  const [command] = args;
  const asksForJson = args.some((arg, index) => ['-ojson', '--output=json'].includes(arg) || (arg === 'json' && ['-o', '--output'].includes(args[index - 1])));
  if (!asksForJson || out === '' || out.startsWith('Usage: ')) {
    return [];
  }
  const validate = validatorOf(command);
  return validate(JSON.parse(out)) ? [] : (validate.errors ?? []).map(({ instancePath, message, params }) => `${instancePath}: ${message} ${JSON.stringify(params)}`);
}

function validatorOf(command: string): ValidateFunction {
  const known = compiled.get(command);
  if (known !== undefined) {
    return known;
  }
  const file = join(SCHEMAS, `${command}.schema.json`);
  if (!existsSync(file)) {
    throw new Error(`argo-rbac ${command} answers in JSON: describe it in schemas/${command}.schema.json.`);
  }
  const validate = new Ajv({ allErrors: true, strict: true, strictRequired: false }).compile(JSON.parse(readFileSync(file, 'utf8')));
  compiled.set(command, validate);
  return validate;
}
