import { ReportedGranted } from '../../../check/check-report';
import { CheckAndUsageReport } from '../../../check/usage-report';
import { formatPlace } from '../../../diagnostics/format-diagnostic';
import { API_VERSION } from '../../../manifests/api-version';

/** Writes a check for programs. */
export function writeJson({ accounts, usage, ...rest }: CheckAndUsageReport): string {
  return `${JSON.stringify({
    apiVersion: API_VERSION,
    accounts: accounts.map(({ needed, wider, otherFeatures, unneeded, dead, ...check }) => ({
      ...check,
      needed: needed.map(toJson),
      wider: wider.map(({ excess: _excess, ...granted }) => toJson(granted)),
      otherFeatures: otherFeatures.map(toJson),
      unneeded: unneeded.map(toJson),
      dead: dead.map(toJson),
    })),
    ...usage === undefined ? {} : {
      usage: {
        ...usage,
        accounts: usage.accounts.map(({ granted, throughGroups, ...account }) => ({
          ...account, granted: granted.map(toJson), throughGroups: throughGroups.map(toJson),
        })),
      },
    },
    ...rest,
  }, undefined, 2)}\n`;
}

function toJson({ via, ...permission }: ReportedGranted): object {
  return { ...permission, via: via.map(({ place, ...grant }) => ({ ...grant, place: formatPlace(place) })) };
}
