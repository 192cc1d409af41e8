/* eslint-disable @typescript-eslint/no-require-imports -- only the requested writer is loaded */
import { ForbiddenAnswer } from './forbidden-answer';

/** Writes what messages say, and what grants what they are about. */
type ForbiddenWriter = (answers: readonly ForbiddenAnswer[]) => string;

/** The forms in which messages are explained; each is loaded on request. */
export const FORBIDDEN_FORMATS = {
  text: () => (require('./forbidden-text') as typeof import('./forbidden-text')).writeText,
  markdown: () => (require('./forbidden-markdown') as typeof import('./forbidden-markdown')).writeMarkdown,
  json: () => (answers) => `${JSON.stringify({ apiVersion: 'argo-rbac/v1', messages: answers }, undefined, 2)}\n`,
} satisfies Record<string, () => ForbiddenWriter>;
