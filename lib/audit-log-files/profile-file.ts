import { readFileSync } from 'fs';
import { AccessProfile } from '../audit-log/access-profile';
import { readProfileJson } from '../audit-log/profile-json';
import { Diagnostic } from '../diagnostics/diagnostic';
import { diagnostic, placed } from '../diagnostics/issue';

const FIX = 'Write the profile with argo-rbac tailor --save-profile.';

/** Reads a profile that was saved, or reports what is wrong with the file. */
export function readProfileFile(file: string): AccessProfile | readonly Diagnostic[] {
  const place = { kind: 'file', file } as const;
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (isMissing(error)) {
      return [diagnostic('audit-log/unreadable-file', place, "The profile doesn't exist: a file with the access that audit logs show.",
        'Correct the path, or make it with argo-rbac tailor LOG --save-profile FILE.')];
    }
    return [diagnostic('audit-log/unreadable-file', place, `The profile can't be read: ${error instanceof Error ? error.message : String(error)}.`, 'Check the path.')];
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return [diagnostic('audit-log/invalid-profile', place, "The profile isn't valid JSON.", FIX)];
  }
  const profile = readProfileJson(value);
  return profile instanceof AccessProfile ? profile : profile.map((issue) => placed(issue, place));
}

function isMissing(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT';
}
