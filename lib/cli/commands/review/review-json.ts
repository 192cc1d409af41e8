import { formatPlace } from '../../../diagnostics/format-diagnostic';
import { API_VERSION } from '../../../manifests/api-version';
import { Finding, FindingVia, PathHop } from '../../../review/findings/finding';
import { ReviewReport } from '../../../review/report/review-report';

/** Writes a review for programs. */
export function writeJson({ findings, unknown, acknowledged, voidAcknowledgements, baseline, unlisted }: ReviewReport): string {
  return `${JSON.stringify({
    apiVersion: API_VERSION,
    findings: findings.map((finding) => ({ toJSON: () => toJson(finding) })), // one after the other, so not all are in memory
    unknown,
    acknowledged: acknowledged.map(({ finding, reason, expires, place }) =>
      ({ ...toJson(finding), reason, ...expires === undefined ? {} : { expires }, acknowledgedAt: formatPlace(place) })),
    voidAcknowledgements: voidAcknowledgements.map(({ place, ...rest }) => ({ ...rest, place: formatPlace(place) })),
    ...baseline === undefined ? {} : { baseline },
    ...unlisted === undefined ? {} : { unlisted },
  }, undefined, 2)}\n`;
}

/** The writing of JSON leaves out members that aren't there: objects of one shape are made faster than those that are put together. */
function toJson({ check, subject, severity, expected, where, grants, path, reaches, via, why, remedy, places }: Finding): object {
  return {
    check,
    subject,
    severity,
    expected,
    where,
    grants,
    path: path.map(({ text }) => text),
    reaches: reaches.length === 0 ? undefined : reaches.map((each) => ({ what: each.what, path: each.path.map(hopToJson) })),
    via: via.map(viaToJson),
    why,
    remedy: remedy.text,
    rules: remedy.rules,
    places: places.map(formatPlace),
  };
}

function hopToJson({ text, via }: PathHop): object {
  return { text, via: via && viaToJson(via) };
}

function viaToJson({ through, binding, role, writtenIn, rule, bindingPlace, rulePlace }: FindingVia): object {
  return {
    through, binding, role, writtenIn, rule, bindingPlace: bindingPlace && formatPlace(bindingPlace), rulePlace: rulePlace && formatPlace(rulePlace),
  };
}
