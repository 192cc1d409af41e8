/* eslint-disable @typescript-eslint/no-require-imports -- the help names the formats, and loads nothing of them */
import { CreatedAccess } from './created-access';

/** Writes what is created. */
type CreationWriter = (created: CreatedAccess) => string;

/** The forms in which every kind of access is created; each is loaded on request. */
export const CREATE_FORMATS = {
  yaml: () => {
    const { writeObjectsAsYaml } = require('../../object-yaml') as typeof import('../../object-yaml');
    return ({ objects }) => writeObjectsAsYaml(objects);
  },
  json: () => ({ objects }) => `${JSON.stringify(objects.length === 1 ? objects[0] : { apiVersion: 'v1', kind: 'List', items: objects }, undefined, 2)}\n`,
  typescript: () => ({ program }) => program(),
} satisfies Record<string, () => CreationWriter>;
