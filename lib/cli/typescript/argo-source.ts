import { Expression, quoted, sourceOf, SourceValue } from './source-text';
import { ArgoVersion } from '../../argo/argo-version';
import { NotedOperation } from '../../argo/client/operation-notation';
import { ChosenFeature, isFactOfCluster } from '../../argo/features/chosen-feature';
import { constantOf, factoryOf, FEATURES } from '../../argo/features/feature-table';
import { tokenSecretsOf } from '../../argo/features/token-holders';
import { InstallScope } from '../../argo/install/install-scope';
import { ClientRoute } from '../../argo/needs/client/client-route';
import { GivenAuthMode } from '../given-auth-mode';

/** Writes what is known of Argo Workflows as the members of the library, and collects what a program imports for them. */
export class ArgoSource {
  constructor(private readonly imports: Set<string>) {}

  /** `ArgoVersion.V4_1`, or of a patch `ArgoVersion.of('v3.7.18')`. */
  public version(version: ArgoVersion): Expression {
    return this.expression('ArgoVersion', version._isPatch ? `of(${quoted(version.toString())})` : version._constantName);
  }

  /** `InstallScope.namespaced()`. */
  public scope({ _kind: kind, _givenNamespaces: namespaces = [], _mayMakeClusterRole: clusterRole }: InstallScope): Expression {
    const props = clusterRole ? '{ clusterRole: true }' : '';
    switch (kind) {
      case 'namespaced':
        return this.expression('InstallScope', `namespaced(${props})`);
      case 'managed':
        return this.expression('InstallScope', `managedNamespace(${[...namespaces.map(quoted), ...clusterRole ? [props] : []].join(', ')})`);
      case 'cluster':
        return this.expression('InstallScope', `cluster(${namespaces.length === 0 ? '' : `{ workflowNamespaces: ${sourceOf(namespaces)} }`})`);
    }
  }

  /** `ArgoFeature.CRON_WORKFLOWS`, `ArgoFeature.memoization('my-cache')`. */
  public feature({ id, names, namespaces, others }: ChosenFeature): Expression {
    const { takes } = FEATURES[id];
    const list = (texts: readonly string[] = []) => texts.map(quoted).join(', ');
    switch (takes.kind) {
      case 'token holders':
        return this.expression('ArgoFeature', `${factoryOf(id)}(${sourceOf({
          serviceAccounts: names ?? [], tokenSecrets: otherSecrets(names, others?.['webhook-tokens']), namespaces,
        })})`);
      case 'names in namespaces':
        return this.expression('ArgoFeature', namespaces === undefined ? `${factoryOf(id)}(${list(names)})` : `${factoryOf(id)}In(${list([...namespaces, ...names ?? []])})`);
      default:
        return this.expression('ArgoFeature', names === undefined ? constantOf(id) : `${factoryOf(id)}(${list(names)})`);
    }
  }

  /** The props of an install that turn features on: some are facts of the cluster, which have a prop of their own. */
  public featureProps(chosen: readonly ChosenFeature[]): { readonly [prop: string]: SourceValue } {
    const features = chosen.filter((feature) => !isFactOfCluster(feature)).map((feature) => this.feature(feature));
    const facts = chosen.flatMap(({ id }): [string, SourceValue][] => {
      const { takes } = FEATURES[id];
      return takes.kind === 'prop' ? [[takes.prop, true]] : [];
    });
    return { ...features.length > 0 && { features }, ...Object.fromEntries(facts) };
  }

  /** `OptionalNeed.EVENTS`. */
  public optionalNeed(need: string): Expression {
    return this.expression('OptionalNeed', constantOf(need));
  }

  /** `ArgoCommand.submit({ wait: true })`. */
  public operation({ entry: { className, member }, options }: NotedOperation): Expression {
    return this.expression(className, `${member}(${Object.keys(options).length === 0 ? '' : sourceOf(options as { [member: string]: SourceValue })})`);
  }

  /** `ClientRoute.KUBERNETES`. */
  public route(route: ClientRoute): Expression {
    return this.expression('ClientRoute', constantOf(route));
  }

  /** `ServerAuthMode.sso({ … })`; nothing for the default. */
  public authMode(given: GivenAuthMode): Expression | undefined {
    switch (given.kind) {
      case 'client':
        return undefined;
      case 'sso': {
        const { clientIdSecret, clientSecretSecret, clientMode, serviceAccounts, tokenSecrets, delegations } = given.props;
        return this.expression('ServerAuthMode', `sso(${sourceOf({
          clientIdSecret,
          clientSecretSecret,
          clientMode,
          serviceAccounts,
          tokenSecrets,
          delegations: delegations?.map(({ namespace, ...holders }) => (
            { namespace, serviceAccounts: holders.serviceAccounts, tokenSecrets: holders.tokenSecrets })),
        }, '  ')})`);
      }
      case 'sso-without-rbac':
        return this.expression('ServerAuthMode', `ssoWithoutRbac(${sourceOf({ ...given.props, ...this.lent(given) }, '  ')})`);
      case 'server':
        return this.expression('ServerAuthMode', `server(${sourceOf(this.lent(given), '  ')})`);
    }
  }

  private lent({ reason, operations }: { readonly reason: string; readonly operations: readonly NotedOperation[] }) {
    return { reason, operations: operations.map((operation) => this.operation(operation)) };
  }

  /** A member of a class of the library. */
  public expression(className: string, member: string): Expression {
    this.imports.add(className);
    return new Expression(`${className}.${member}`);
  }
}

/** Returns the Secrets, where they aren't the default ones. */
function otherSecrets(accounts: readonly string[] = [], secrets: readonly string[] = []): readonly string[] | undefined {
  const usual = tokenSecretsOf({ serviceAccounts: [...accounts] });
  return secrets.length === usual.length && secrets.every((secret, index) => secret === usual[index]) ? undefined : secrets;
}
