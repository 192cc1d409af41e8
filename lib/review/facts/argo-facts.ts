import { ComponentFlags } from './component-flags';
import { AccessObjects, OtherObject } from '../../access/access-object';
import { Subject, subjectText } from '../../access/subject';
import { at, namespaceOf, Workload } from '../../access/workload';
import { ACCOUNT_ANNOTATIONS, CONTROLLER_CONFIG_MAP } from '../../argo/argo-names';
import { ArgoVersion } from '../../argo/argo-version';
import { componentRunIn, RunningComponent } from '../../argo/install/component-program';
import { readYaml } from '../../manifests/yaml-text';
import { DEFAULT_ACCOUNT, TOKEN_SECRET, tokenSecretName } from '../../rbac/account-object-names';
import { isObject, membersOf, PlainObject } from '../../rbac/validation/plain-data';

/** A controller or a server of Argo Workflows that the input runs. */
export interface ArgoComponent {
  readonly component: RunningComponent;
  readonly workload: Workload;

  /** The version of its image, where its tag is one that is known. */
  readonly version?: ArgoVersion;

  /** The one namespace that it serves; nothing for the whole cluster. */
  readonly serves?: string;

  /** The name of its configmap. */
  readonly configMap: string;
  readonly flags: ComponentFlags;
}

/** The configmap of a controller. */
export interface ControllerConfiguration {
  readonly object: OtherObject;

  /** The settings by their name, read from YAML. */
  readonly settings: PlainObject;
}

/** Facts about the installs of Argo Workflows in the input. */
export class ArgoFacts {
  public readonly components: readonly ArgoComponent[];
  public readonly controllers: readonly ArgoComponent[];
  public readonly servers: readonly ArgoComponent[];

  /** The namespaces in which a controller that serves the whole cluster runs: what runs there can act as it. */
  public readonly privilegedNamespaces: readonly string[];
  public readonly configurations: readonly ControllerConfiguration[];

  /** By namespace, then by the name of their account: the token Secrets of accounts. */
  private readonly tokens = new Map<string, Map<string, OtherObject[]>>();

  constructor({ others }: AccessObjects, workloads: readonly Workload[]) {
    this.components = workloads.flatMap(componentOf);
    this.controllers = this.components.filter(({ component }) => component === 'controller');
    this.servers = this.components.filter(({ component }) => component === 'server');
    this.privilegedNamespaces = this.controllers.filter(({ serves }) => serves === undefined).map(({ workload }) => workload.namespace);
    const names = new Set([CONTROLLER_CONFIG_MAP, ...this.components.map(({ configMap }) => configMap)]);
    this.configurations = others.filter((object) => object.apiVersion === 'v1' && object.kind === 'ConfigMap' && names.has(object.name))
      .map((object) => ({ object, settings: readSettings(object) }));
    for (const secret of others.filter(isTokenSecret)) {
      const ofNamespace = this.tokens.get(namespaceOf(secret)) ?? new Map<string, OtherObject[]>();
      this.tokens.set(namespaceOf(secret), ofNamespace);
      ofNamespace.set(accountOfToken(secret), [...ofNamespace.get(accountOfToken(secret)) ?? [], secret]);
    }
  }

  /** The components that run as an account. */
  public componentsOf(account: Subject): readonly ArgoComponent[] {
    return this.components.length === 0 ? [] : this.components.filter(({ workload }) => subjectText(workload.account) === subjectText(account));
  }

  /** Whether a controller starts the workflows of a namespace. Where the input has no controller, one is assumed. */
  public isServed(namespace: string | undefined): boolean {
    const { controllers } = this;
    return controllers.length === 0 || controllers.some(({ serves }) => serves === undefined || namespace === undefined || serves === namespace);
  }

  /** The namespaces in which controllers start workflows; nothing for every namespace. Where the input has no controller, one is assumed. */
  public get servedNamespaces(): readonly (string | undefined)[] {
    const served = new Set(this.controllers.map(({ serves }) => serves));
    return served.size === 0 || served.has(undefined) ? [undefined] : [...served];
  }

  /** The configuration that a controller serves a namespace by, where it is in the input. */
  public configurationFor(namespace: string | undefined): ControllerConfiguration | undefined {
    const found = this.controllersOf(namespace)
      .flatMap(({ workload, configMap }) => this.configurations
        .filter(({ object }) => namespaceOf(object) === workload.namespace && object.name === configMap));
    return found[0] ?? (this.controllers.length === 0 ? this.configurations[0] : undefined);
  }

  /** The account of workflows of a namespace that name none: that of the defaults of their controller, or `default`. */
  public accountByDefault(namespace: string | undefined): string {
    const name = at(this.configurationFor(namespace)?.settings.workflowDefaults, ['spec', 'serviceAccountName']);
    return typeof name === 'string' && name !== '' ? name : DEFAULT_ACCOUNT;
  }

  /** The controllers that start workflows of a namespace, or of any. */
  public controllersOf(namespace: string | undefined): readonly ArgoComponent[] {
    return this.controllers.filter(({ serves }) => serves === undefined || namespace === undefined || serves === namespace);
  }

  /** The controllers that have a configuration. */
  public controllersWith({ object }: ControllerConfiguration): readonly ArgoComponent[] {
    return this.controllers.filter(({ workload, configMap }) => workload.namespace === namespaceOf(object) && configMap === object.name);
  }

  /** How the workflows of a namespace are restricted to templates, if at all: by every controller, since the submitter chooses the instance. */
  public restrictionOf(namespace: string | undefined): 'Strict' | 'Secure' | undefined {
    const [first, ...others] = this.controllers.length === 0 ? this.configurations.slice(0, 1).map(templateReferencing)
      : this.controllersOf(namespace).map((controller) => this.restrictionBy(controller));
    return others.includes(undefined) ? undefined : first;
  }

  /** How a controller restricts workflows to templates, if at all. */
  public restrictionBy(controller: ArgoComponent): 'Strict' | 'Secure' | undefined {
    const configuration = this.configurations.find((each) => this.controllersWith(each).includes(controller));
    return configuration && templateReferencing(configuration);
  }

  /** Whether workflows of a namespace may only refer to templates. */
  public mustUseTemplates(namespace: string | undefined): boolean {
    return this.restrictionOf(namespace) !== undefined;
  }

  /** The servers that serve requests without a token as their own account. */
  public get openServers(): readonly ArgoComponent[] {
    return this.servers.filter((server) => this.servesAnybody(server));
  }

  /** Whether a server serves requests without a token as its own account: in the mode `server`, or `hybrid`, which is `server` with `client`. */
  public servesAnybody({ flags }: ArgoComponent): boolean {
    return flags.values('auth-mode').some((mode) => mode === 'server' || mode === 'hybrid');
  }

  /** Whether a component is a server whose callers, or users who log in, act as its own account. */
  public lendsAccess(component: ArgoComponent): boolean {
    return component.component === 'server' && (this.servesAnybody(component)
      || component.flags.values('auth-mode').includes('sso') && this.isConfigured(component) && !this.mapsUsers(component));
  }

  /** The servers that map users of single sign-on to accounts. */
  public get singleSignOnServers(): readonly ArgoComponent[] {
    return this.servers.filter((server) => server.flags.values('auth-mode').includes('sso') && this.mapsUsers(server));
  }

  /** The namespaces whose accounts users are mapped to; nothing for every namespace. */
  public get singleSignOnNamespaces(): readonly (string | undefined)[] {
    return this.singleSignOnServers.flatMap(({ workload, serves, flags }) => [
      serves ?? workload.namespace, ...serves === undefined && flags.variable('SSO_DELEGATE_RBAC_TO_NAMESPACE') === 'true' ? [undefined] : [],
    ]);
  }

  /** Whether users of single sign-on are mapped to accounts of a namespace. */
  public mapsUsersTo(namespace: string): boolean {
    return this.singleSignOnNamespaces.some((each) => each === undefined || each === namespace);
  }

  /** Whether a server of the mode sso maps users to accounts; otherwise they act as the server. */
  public mapsUsers({ workload, configMap }: ArgoComponent): boolean {
    const own = this.configurations.find(({ object }) => namespaceOf(object) === workload.namespace && object.name === configMap);
    return membersOf(membersOf(own?.settings.sso).rbac).enabled === true;
  }

  /** Whether the configuration of a server is in the input. */
  public isConfigured({ workload, configMap }: ArgoComponent): boolean {
    return this.configurations.some(({ object }) => namespaceOf(object) === workload.namespace && object.name === configMap);
  }

  /** The token Secrets of an account. */
  public tokensOf(namespace: string, account: string): readonly OtherObject[] {
    return this.tokens.get(namespace)?.get(account) ?? [];
  }

  /** The accounts of a namespace with a token Secret. */
  public accountsWithToken(namespace: string): string[] {
    return [...this.tokens.get(namespace)?.keys() ?? []];
  }
}

/** The name of the Secret that argo-server reads the token of an account from. */
export function tokenNameOf(account: string, annotations: Readonly<Record<string, string>> = {}): string {
  return annotations[ACCOUNT_ANNOTATIONS.TOKEN] ?? tokenSecretName(account);
}

/** How workflows are restricted to templates, if at all. */
export function templateReferencing({ settings }: ControllerConfiguration): 'Strict' | 'Secure' | undefined {
  const { templateReferencing: value } = membersOf(settings.workflowRestrictions);
  return value === 'Strict' || value === 'Secure' ? value : undefined;
}

/** Whether an object is a Secret with the token of an account. */
export function isTokenSecret({ apiVersion, kind, content, annotations }: OtherObject): boolean {
  return apiVersion === 'v1' && kind === 'Secret' && content.type === TOKEN_SECRET.type && annotations[TOKEN_SECRET.accountAnnotation] !== undefined;
}

/** The account whose token a Secret has. */
export function accountOfToken({ annotations }: OtherObject): string {
  return annotations[TOKEN_SECRET.accountAnnotation];
}

function componentOf(workload: Workload): ArgoComponent[] {
  return workload.containers.flatMap((container): ArgoComponent[] => {
    const component = componentRunIn(container);
    if (component === undefined) {
      return [];
    }
    const flags = new ComponentFlags(container);
    const managed = flags.values('managed-namespace').pop() ?? '';
    const configMap = flags.values('configmap').pop() ?? CONTROLLER_CONFIG_MAP;
    return [{
      component,
      workload,
      configMap,
      flags,
      version: versionOf(container),
      serves: flags.isOn('namespaced') ? managed === '' ? workload.namespace : managed : undefined,
    }];
  });
}

function versionOf({ image }: PlainObject): ArgoVersion | undefined {
  const [, tag] = /:([^:/@]+)(?:@[^@]*)?$/.exec(String(image)) ?? [];
  return tag === undefined ? undefined : ArgoVersion._find(tag).known;
}

/** The values of the configmap of a controller, which are YAML; all of them can be in one value, too. */
export function readSettings({ content }: OtherObject): PlainObject {
  const { config, ...data } = membersOf(content.data);
  return { ...membersOf(yamlOf(config)), ...Object.fromEntries(Object.entries(data).map(([key, text]) => [key, yamlOf(text)])) };
}

function yamlOf(text: unknown): unknown {
  if (typeof text !== 'string') {
    return undefined;
  }
  const reading = readYaml(text);
  const value: unknown = reading.kind === 'read' ? reading.yaml.documents[0]?.value : undefined;
  return isObject(value) ? value : text;
}
