import { existsSync, readFileSync, statSync } from 'fs';
import { basename, join, relative, sep } from 'path';
import { CreatedInstall, WrittenInstall } from './created-access';
import { QUICK_START_ACCESS, UPSTREAM_ACCESS, UPSTREAM_DEPLOYMENTS, upstreamManifests } from './upstream-manifests';
import { CONTROLLER_CONFIG_MAP } from '../../../argo/argo-names';
import { RUNNING_COMPONENTS } from '../../../argo/install/component-program';
import { OBJECT_KINDS } from '../../../rbac/validation/object-kinds';
import { writeObjectsAsYaml } from '../../object-yaml';
import { namesOf } from '../../subcommand';

const API = { apiVersion: 'kustomize.config.k8s.io/v1beta1', kind: 'Kustomization' } as const;

/** Where what upstream makes is changed, so a namespace that is set there leaves our objects as they are. */
const UPSTREAM_FOLDER = 'argo-workflows';

/**
 * The keys of the configmap that can't be written without settings that only the user knows.
 *
 * A key is one text, so a patch of it replaces it whole.
 */
const USER_KEYS: readonly string[] = ['sso'];

/** Writes a kustomization that takes the accounts and roles out of upstream's manifests, lets the Deployments use ours, and adds ours. */
export function writeKustomization(created: CreatedInstall): WrittenInstall {
  const { access, objects } = created;
  const base = baseOf(created);
  const open = Object.keys(openConfiguration(created));
  const files = {
    'kustomization.yaml': writeObjectsAsYaml([{ ...API, resources: [UPSTREAM_FOLDER, 'rbac.yaml'] }]),
    'rbac.yaml': writeObjectsAsYaml(objects),
    [`${UPSTREAM_FOLDER}/kustomization.yaml`]: writeObjectsAsYaml([{
      ...API,
      namespace: access.plan.layout.install,
      resources: [base.resource],
      patches: [...removals(isQuickStart(created)), ...deployments(created), ...configuration(created)],
    }]),
    ...base.file,
  };
  return {
    files,
    notes: [...isQuickStart(created) ? [QUICK_START_NOTE] : [], ...open.length === 0 ? [] : [`The ConfigMap ${access.plan.configMap} needs ${open.join(', ')} from you: -o helm-values shows what the roles ask of it.`]],
  };
}

/** The keys that the configmap still needs: `sso`, whose issuer only the user knows; all keys where the configmap isn't upstream's. */
function openConfiguration({ access }: CreatedInstall): { readonly [key: string]: unknown } {
  const isUpstreams = access.plan.configMap === CONTROLLER_CONFIG_MAP;
  return Object.fromEntries(Object.entries(access.settings().configuration).filter(([key]) => !isUpstreams || USER_KEYS.includes(key)));
}

interface Patch {
  readonly target: { readonly kind: string; readonly name: string };
  readonly patch: string;
}

/** The remaining step where the roles of the quick start were. */
const QUICK_START_NOTE = 'The roles that the quick start gives to workflows and to its webhook are removed. Make accounts of their own: argo-rbac infer WORKFLOW.yaml, '
  + 'argo-rbac create account, argo-rbac create client.';

/** Whether the base is upstream's quick start, in which roles have names that others use for their own. */
function isQuickStart({ base = '' }: CreatedInstall): boolean {
  return /(^|\/)quick-start[-/.]/.test(base.split(sep).join('/'));
}

/** The target is a pattern, which may find nothing; the name in the patch has no effect. */
function removals(quickStart: boolean): Patch[] {
  return namesOf(UPSTREAM_ACCESS).map((kind) => {
    const names = [...UPSTREAM_ACCESS[kind], ...quickStart ? QUICK_START_ACCESS[kind] : []].map((name) => name.replace(/\./g, '\\.'));
    const patch = writeObjectsAsYaml([{ $patch: 'delete', apiVersion: OBJECT_KINDS[kind].apiVersion, kind, metadata: { name: UPSTREAM_ACCESS[kind][0] } }]);
    return { target: { kind, name: names.join('|') }, patch };
  });
}

function deployments({ access }: CreatedInstall): Patch[] {
  const { controllerFlags, controllerEnvironment, serverFlags, serverEnvironment } = access.settings();
  const { accounts } = access.plan;
  const components = {
    controller: { account: accounts.controller, flags: controllerFlags, environment: controllerEnvironment },
    server: { account: accounts.server, flags: serverFlags, environment: serverEnvironment },
  } as const;
  return RUNNING_COMPONENTS.map((component) => {
    const { name, words } = UPSTREAM_DEPLOYMENTS[component];
    const { account, flags, environment } = components[component];
    const env = Object.entries(environment).map(([variable, value]) => ({ name: variable, value }));
    const container = { name, args: [...words, ...flags], ...env.length > 0 && { env } };
    return {
      target: { kind: 'Deployment', name },
      patch: writeObjectsAsYaml([{
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        metadata: { name },
        spec: {
          ...environment.LEADER_ELECTION_DISABLE !== undefined && { replicas: 1 },
          template: { spec: { serviceAccountName: account, containers: [container] } },
        },
      }]),
    };
  });
}

function configuration(created: CreatedInstall): Patch[] {
  const open = openConfiguration(created);
  const data = Object.entries(created.access.settings().configuration).filter(([key]) => !Object.hasOwn(open, key))
    .map(([key, value]: [string, unknown]) => [key, typeof value === 'object' && value !== null ? writeObjectsAsYaml([value]).trimEnd() : String(value)]);
  return data.length === 0 ? [] : [{
    target: { kind: 'ConfigMap', name: CONTROLLER_CONFIG_MAP },
    patch: writeObjectsAsYaml([{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: CONTROLLER_CONFIG_MAP }, data: Object.fromEntries(data) }]),
  }];
}

/** The base that is changed: a folder is named by a path relative to its use, and a file is copied there, since Kustomize reads no file outside of its folder. */
function baseOf({ base, access, version, outputDir = '' }: CreatedInstall): { readonly resource: string; readonly file?: Record<string, string> } {
  if (base === undefined) {
    return { resource: upstreamManifests(version, access.plan.scope) };
  }
  if (!existsSync(base)) {
    return { resource: base };
  }
  return statSync(base).isDirectory()
    ? { resource: relative(join(outputDir, UPSTREAM_FOLDER), base).split(sep).join('/') }
    : { resource: basename(base), file: { [`${UPSTREAM_FOLDER}/${basename(base)}`]: readFileSync(base, 'utf8') } };
}
