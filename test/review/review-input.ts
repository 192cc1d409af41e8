import { EffectiveAccess } from '../../lib/access/effective-access';
import { readAccessObjects } from '../../lib/access/read-access-objects';
import { parseManifests } from '../../lib/manifests/parse-manifests';
import { isAtLeast, Severity } from '../../lib/review/checks/severity';
import { ReviewReport } from '../../lib/review/report/review-report';
import { review } from '../../lib/review/review';
import { ReviewOptions } from '../../lib/review/review-options';

/** Reviews manifests that are written in a test. */
export function reviewText(text: string, options: ReviewOptions = {}): ReviewReport {
  const parsed = parseManifests({ file: 'input.yaml', text });
  const { objects, diagnostics } = readAccessObjects(parsed.objects);
  const refused = new Set((objects.refused ?? []).flatMap((each) => each.diagnostics));
  const errors = [...parsed.diagnostics, ...diagnostics].filter((each) => each.severity === 'error' && !refused.has(each));
  if (errors.length > 0) {
    throw new Error(errors.map(({ message }) => message).join('\n'));
  }
  return review(new EffectiveAccess(objects, { kubernetesVersion: options.kubernetesVersion }), options);
}

/** The findings of a report that count, a line each: `B1 medium User dev ci`. */
export function lines({ findings }: ReviewReport, level: Severity = 'medium'): string[] {
  return findings.filter(({ severity, expected }) => expected !== true && isAtLeast(severity, level))
    .map(({ check, severity, subject, where }) => `${check} ${severity} ${subject} ${where}`);
}
