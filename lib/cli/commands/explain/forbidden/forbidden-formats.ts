import { ForbiddenAnswer } from './forbidden-answer';
import { API_VERSION } from '../../../../manifests/api-version';
/* eslint-disable @typescript-eslint/no-require-imports -- only the requested writer is loaded */

/** Writes what messages say, and what grants what they are about. */
type ForbiddenWriter = (answers: readonly ForbiddenAnswer[]) => string;

/** The forms in which messages are explained; each is loaded on request. */
export const FORBIDDEN_FORMATS = {
  text: () => (require('./forbidden-text') as typeof import('./forbidden-text')).writeText,
  markdown: () => (require('./forbidden-markdown') as typeof import('./forbidden-markdown')).writeMarkdown,
  json: () => (answers) => `${JSON.stringify({ apiVersion: API_VERSION, messages: answers }, undefined, 2)}\n`,
} satisfies Record<string, () => ForbiddenWriter>;
