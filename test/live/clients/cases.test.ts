import { API_CASES, WITHOUT_CASE } from './api-cases';
import { COMMAND_CASES } from './command-cases';
import { ARCHIVE_CASES, LIMIT_CASES } from './stored-cases';
import { API_OPERATIONS } from '../../../lib/argo/needs/client/api-operations';
import { Command } from '../../../lib/argo/needs/client/client-need';
import { COMMANDS } from '../../../lib/argo/needs/client/commands';

describe('The lab tries', () => {
  test('every operation of the API, or says why not', () => {
    const accounted = [...new Set([...[...API_CASES, ...ARCHIVE_CASES, ...LIMIT_CASES].map(({ key }): string => key), ...Object.keys(WITHOUT_CASE)])];
    expect(accounted.sort()).toEqual(Object.keys(API_OPERATIONS).sort());
  });

  test('every command that Kubernetes alone can answer', () => {
    const tried = new Set(COMMAND_CASES.map(({ key }): string => key));
    const left = Object.entries<Command>(COMMANDS).filter(([key, { serverOnly }]) => serverOnly === undefined && !tried.has(key)).map(([key]) => key);
    expect(left).toEqual(['LOCAL']); // which asks nothing of anybody
  });
});
