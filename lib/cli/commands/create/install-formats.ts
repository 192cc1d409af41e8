/* eslint-disable @typescript-eslint/no-require-imports -- the help names the formats, and loads nothing of them */
import { CREATE_FORMATS } from './create-formats';
import { CreatedAccess, CreatedInstall, WrittenInstall } from './created-access';

/** Writes an install. */
type InstallWriter = (created: CreatedInstall) => WrittenInstall;

function asText(load: () => (created: CreatedAccess) => string): () => InstallWriter {
  return () => (created) => ({ text: load()(created) });
}

/** The forms in which an install is created; each is loaded on request. */
export const INSTALL_FORMATS = {
  'yaml': asText(CREATE_FORMATS.yaml),
  'json': asText(CREATE_FORMATS.json),
  'typescript': asText(CREATE_FORMATS.typescript),
  'helm-values': () => {
    const { writeObjectsAsYaml } = require('../../object-yaml') as typeof import('../../object-yaml');
    return ({ access }) => ({ text: writeObjectsAsYaml([access.helmValues()]) });
  },
  'kustomize': () => (require('./kustomize-files') as typeof import('./kustomize-files')).writeKustomization,
} satisfies Record<string, () => InstallWriter>;
