import { ArgoVersion } from '../../../lib/argo/argo-version';

/** A release of Argo Workflows whose programs the lab can build. */
export interface ArgoRelease {
  /** With its patch: `v4.0.5`. */
  readonly tag: string;

  /** The Go module that holds its sources. */
  readonly module: string;

  /** The checksum of the module, as go.sum has it; none where the proxy doesn't serve it, and a clone or its programs have to be given. */
  readonly sum?: string;
}

const V3 = 'github.com/argoproj/argo-workflows/v3';
const V4 = 'github.com/argoproj/argo-workflows/v4';

/** The releases that the Go module proxy serves, the newest first. */
const ARGO_RELEASES: readonly ArgoRelease[] = [
  { tag: 'v4.0.5', module: V4, sum: 'h1:/1lru5oXUd+k6KEDUps6rLX5OKfi1jTfabgXTly/VFU=' },
  { tag: 'v3.7.18', module: V3, sum: 'h1:B8v2GIBCqUATiqrI3NaLGDplT2Id18bIruebwSXkFZI=' },
  { tag: 'v3.7.14', module: V3, sum: 'h1:ptbGB8ljmDgV3PlX0dEMfHwuq1P9DklQ5Hi4XzHBVLA=' },
  { tag: 'v3.7.3', module: V3, sum: 'h1:b0o03RTLXIL7lQunDEvLoDTeI5TbfXe2obGaItvvifk=' },
  { tag: 'v3.6.7', module: V3, sum: 'h1:3vT0ygPVtZxSSUaZsCeI+Th/Bm9Cfc2J1FQOGe2iKoM=' },
];

/** With its patch. */
const TAG = /^v(\d+)\.\d+\.\d+$/;

/** The release that `--argo` names: a minor version or a tag that the proxy serves, or any other tag; the newest where it isn't said. */
export function releaseOf(text?: string): ArgoRelease {
  const release = ARGO_RELEASES.find(({ tag }) => text === undefined || tag === text || tag.startsWith(`${text}.`));
  if (release !== undefined) {
    return release;
  }
  const [tag, major] = TAG.exec(text ?? '') ?? [];
  if (tag === undefined) {
    throw new Error(`--argo ${text} isn't a tag such as v4.1.2, or one of ${ARGO_RELEASES.map((served) => served.tag).join(', ')}.`);
  }
  return { tag, module: major === '3' ? V3 : V4 };
}

/** The releases that a run of everything tries: those that the proxy serves, and the tags that are given. */
export function releasesOf(tags: readonly string[]): ArgoRelease[] {
  const served = ARGO_RELEASES.map(({ tag }) => tag);
  return [...ARGO_RELEASES, ...tags.filter((tag) => TAG.test(tag) && !served.includes(tag)).map(releaseOf)];
}

/** The version whose needs a release has. */
export function versionOf({ tag }: ArgoRelease): ArgoVersion {
  return ArgoVersion.of(tag);
}
