import { InstallPermission } from '../../../argo/install/install-permission';
import { API_VERSION } from '../../../manifests/api-version';
/* eslint-disable @typescript-eslint/no-require-imports -- the help names the formats, and loads nothing of them */

/** Writes what an install needs, for a terminal of some width. */
type ExplanationWriter = (permissions: readonly InstallPermission[], width?: number) => string;

/** The forms in which an install is explained; each is loaded on request. */
export const EXPLAIN_FORMATS = {
  table: () => (require('./explain-table') as typeof import('./explain-table')).writeTable,
  markdown: () => {
    const { writePermissionTable } = require('../../../argo/install/install-permission') as typeof import('../../../argo/install/install-permission');
    return (permissions) => `${writePermissionTable(permissions)}\n`;
  },
  json: () => (permissions) => `${JSON.stringify({ apiVersion: API_VERSION, permissions }, undefined, 2)}\n`,
} satisfies Record<string, () => ExplanationWriter>;
