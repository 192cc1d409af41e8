import { formatPlace } from '../../../diagnostics/format-diagnostic';
import { Finding, FindingVia, PathHop } from '../../../review/findings/finding';
import { ReviewReport } from '../../../review/report/review-report';

/** Writes a review for programs. */
export function writeJson({ findings, unknown, acknowledged, voidAcknowledgements, baseline }: ReviewReport): string {
  return `${JSON.stringify({
    apiVersion: 'argo-rbac/v1',
    findings: findings.map((finding) => ({ toJSON: () => toJson(finding) })), // one after the other, so that not all are in memory
    unknown,
    acknowledged: acknowledged.map(({ finding, reason, expires, place }) =>
      ({ ...toJson(finding), reason, ...expires === undefined ? {} : { expires }, acknowledgedAt: formatPlace(place) })),
    voidAcknowledgements: voidAcknowledgements.map(({ place, ...rest }) => ({ ...rest, place: formatPlace(place) })),
    ...baseline === undefined ? {} : { baseline },
  }, undefined, 2)}\n`;
}

function toJson({ check, subject, severity, expected, where, grants, path, reaches, via, why, remedy, places }: Finding): object {
  return {
    check,
    subject,
    severity,
    ...expected === true ? { expected } : {},
    where,
    grants,
    path: path.map(({ text }) => text),
    ...reaches.length === 0 ? {} : { reaches: reaches.map((each) => ({ what: each.what, path: each.path.map(hopToJson) })) },
    via: via.map(viaToJson),
    why,
    remedy: remedy.text,
    ...remedy.rules === undefined ? {} : { rules: remedy.rules },
    places: places.map(formatPlace),
  };
}

function hopToJson({ text, via }: PathHop): object {
  return via === undefined ? { text } : { text, via: viaToJson(via) };
}

function viaToJson({ bindingPlace, rulePlace, ...way }: FindingVia): object {
  return {
    ...way,
    ...bindingPlace === undefined ? {} : { bindingPlace: formatPlace(bindingPlace) },
    ...rulePlace === undefined ? {} : { rulePlace: formatPlace(rulePlace) },
  };
}
