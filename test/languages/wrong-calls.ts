/** A statement in a language, in two variants, and what its compiler says about the second. */
interface Variants {
  readonly right: string;
  readonly wrong: string;
  /** The member or the type that the compiler names. */
  readonly names: string;
}

/** A call that no compiler lets pass. */
export interface WrongCall {
  readonly fault: string;
  /** The name of its files. */
  readonly id: string;
  /** By the name of the language. */
  readonly in: { readonly [language: string]: Variants };
}

/** What the types are there to refuse; test/compile-errors.programs.ts has the same for TypeScript. */
export const WRONG_CALLS: readonly WrongCall[] = [
  {
    fault: 'a verb that the resource does not serve',
    id: 'UnservedVerb',
    in: {
      Python: { right: 'role.allow(Core.PODS_LOG.get())', wrong: 'role.allow(Core.PODS_LOG.create())', names: '"GetOnlyResource" has no attribute "create"' },
      Java: { right: 'role.allow(Core.PODS_LOG.get());', wrong: 'role.allow(Core.PODS_LOG.create());', names: 'method create()' },
      Go: {
        right: 'role.Allow(argorbac.Core_PodsLog().Get())',
        wrong: 'role.Allow(argorbac.Core_PodsLog().Create())',
        names: 'type grants.GetOnlyResource has no field or method Create',
      },
    },
  },
  {
    fault: 'a resource without verbs',
    id: 'NoVerb',
    in: {
      Python: {
        right: 'role.allow(Core.CONFIG_MAPS.get())',
        wrong: 'role.allow(Core.CONFIG_MAPS)',
        names: '"ObjectResource"; expected "INamespacedGrant"',
      },
      Java: {
        right: 'role.allow(Core.CONFIG_MAPS.get());',
        wrong: 'role.allow(Core.CONFIG_MAPS);',
        names: 'ObjectResource cannot be converted to io.github.cdk8sargorbac.grants.INamespacedGrant',
      },
      Go: {
        right: 'role.Allow(argorbac.Core_ConfigMaps().Get())',
        wrong: 'role.Allow(argorbac.Core_ConfigMaps())',
        names: 'grants.ObjectResource does not implement grants.INamespacedGrant',
      },
    },
  },
  {
    fault: 'a resource of the cluster in a role',
    id: 'ClusterGrantInRole',
    in: {
      Python: {
        right: 'cluster_role.allow(Argo.CLUSTER_WORKFLOW_TEMPLATES.get())',
        wrong: 'role.allow(Argo.CLUSTER_WORKFLOW_TEMPLATES.get())',
        names: '"ClusterObjectGrant"; expected "INamespacedGrant"',
      },
      Java: {
        right: 'clusterRole.allow(Argo.CLUSTER_WORKFLOW_TEMPLATES.get());',
        wrong: 'role.allow(Argo.CLUSTER_WORKFLOW_TEMPLATES.get());',
        names: 'ClusterObjectGrant cannot be converted to io.github.cdk8sargorbac.grants.INamespacedGrant',
      },
      Go: {
        right: 'clusterRole.Allow(argorbac.Argo_ClusterWorkflowTemplates().Get())',
        wrong: 'role.Allow(argorbac.Argo_ClusterWorkflowTemplates().Get())',
        names: 'grants.ClusterObjectGrant does not implement grants.INamespacedGrant (missing method Namespaced)',
      },
    },
  },
  {
    fault: 'a text in the place of a grant',
    id: 'Text',
    in: {
      Python: { right: 'role.allow(Core.PODS.get())', wrong: 'role.allow("pods")', names: '"str"; expected "INamespacedGrant"' },
      Java: {
        right: 'role.allow(Core.PODS.get());',
        wrong: 'role.allow("pods");',
        names: 'String cannot be converted to io.github.cdk8sargorbac.grants.INamespacedGrant',
      },
      Go: {
        right: 'role.Allow(argorbac.Core_Pods().Get())',
        wrong: 'role.Allow("pods")',
        names: 'string does not implement grants.INamespacedGrant',
      },
    },
  },
  {
    fault: 'names after verbs',
    id: 'NamesAfterVerbs',
    in: {
      Python: {
        right: 'role.allow(Core.SECRETS.named("a").get())',
        wrong: 'role.allow(Core.SECRETS.get().named("a"))',
        names: '"ObjectGrant" has no attribute "named"',
      },
      Java: {
        right: 'role.allow(Core.SECRETS.named("a").get());',
        wrong: 'role.allow(Core.SECRETS.get().named("a"));',
        names: 'method named(java.lang.String)',
      },
      Go: {
        right: 'role.Allow(argorbac.Core_Secrets().Named(jsii.String("a")).Get())',
        wrong: 'role.Allow(argorbac.Core_Secrets().Get().Named(jsii.String("a")))',
        names: 'type grants.ObjectGrant has no field or method Named',
      },
    },
  },
  {
    fault: 'a special verb without its reason',
    id: 'NoReason',
    in: {
      Python: {
        right: 'role.allow(Rbac.ROLES.bind("hands out roles"))',
        wrong: 'role.allow(Rbac.ROLES.bind())',
        names: 'Missing positional argument "reason" in call to "bind"',
      },
      Java: {
        right: 'role.allow(Rbac.ROLES.bind("hands out roles"));',
        wrong: 'role.allow(Rbac.ROLES.bind());',
        names: 'method bind in class io.github.cdk8sargorbac.grants.RoleResource cannot be applied',
      },
      Go: {
        right: 'role.Allow(argorbac.Rbac_Roles().Bind(jsii.String("hands out roles")))',
        wrong: 'role.Allow(argorbac.Rbac_Roles().Bind())',
        names: 'not enough arguments in call to argorbac.Rbac_Roles().Bind',
      },
    },
  },
  {
    fault: 'a name where the request carries none',
    id: 'NamedCreate',
    in: {
      Python: {
        right: 'role.allow(Core.CONFIG_MAPS.named("a").get())',
        wrong: 'role.allow(Core.CONFIG_MAPS.named("a").create())',
        names: '"NamedObjectResource" has no attribute "create"',
      },
      Java: {
        right: 'role.allow(Core.CONFIG_MAPS.named("a").get());',
        wrong: 'role.allow(Core.CONFIG_MAPS.named("a").create());',
        names: 'method create()',
      },
      Go: {
        right: 'role.Allow(argorbac.Core_ConfigMaps().Named(jsii.String("a")).Get())',
        wrong: 'role.Allow(argorbac.Core_ConfigMaps().Named(jsii.String("a")).Create())',
        names: 'type grants.NamedObjectResource has no field or method Create',
      },
    },
  },
  {
    fault: 'names on a review',
    id: 'NamedReview',
    in: {
      Python: {
        right: 'cluster_role.allow(Authorization.SELF_SUBJECT_ACCESS_REVIEWS.create())',
        wrong: 'cluster_role.allow(Authorization.SELF_SUBJECT_ACCESS_REVIEWS.named("a").create())',
        names: '"ClusterCreateOnlyResource" has no attribute "named"',
      },
      Java: {
        right: 'clusterRole.allow(Authorization.SELF_SUBJECT_ACCESS_REVIEWS.create());',
        wrong: 'clusterRole.allow(Authorization.SELF_SUBJECT_ACCESS_REVIEWS.named("a").create());',
        names: 'method named(java.lang.String)',
      },
      Go: {
        right: 'clusterRole.Allow(argorbac.Authorization_SelfSubjectAccessReviews().Create())',
        wrong: 'clusterRole.Allow(argorbac.Authorization_SelfSubjectAccessReviews().Named(jsii.String("a")).Create())',
        names: 'type grants.ClusterCreateOnlyResource has no field or method Named',
      },
    },
  },
  {
    fault: 'no name where one is meant',
    id: 'NoName',
    in: {
      Python: {
        right: 'role.allow(Core.SECRETS.named("a").get())',
        wrong: 'role.allow(Core.SECRETS.named().get())',
        names: 'Missing positional argument "name" in call to "named"',
      },
      Java: {
        right: 'role.allow(Core.SECRETS.named("a").get());',
        wrong: 'role.allow(Core.SECRETS.named().get());',
        names: 'method named in class io.github.cdk8sargorbac.grants.ObjectResource cannot be applied',
      },
      Go: {
        right: 'role.Allow(argorbac.Core_Secrets().Named(jsii.String("a")).Get())',
        wrong: 'role.Allow(argorbac.Core_Secrets().Named().Get())',
        names: 'not enough arguments in call to argorbac.Core_Secrets().Named',
      },
    },
  },
  {
    fault: 'a cluster role bound without saying where',
    id: 'BoundNowhere',
    in: {
      Python: {
        right: 'cluster_role.bind_cluster_wide()',
        wrong: 'cluster_role.bind_to()',
        names: '"TailoredClusterRole" has no attribute "bind_to"',
      },
      Java: { right: 'clusterRole.bindClusterWide();', wrong: 'clusterRole.bindTo();', names: 'method bindTo()' },
      Go: {
        right: 'clusterRole.BindClusterWide()',
        wrong: 'clusterRole.BindTo()',
        names: 'type argorbac.TailoredClusterRole has no field or method BindTo',
      },
    },
  },
  {
    fault: 'an option that the operation never has',
    id: 'UnknownOption',
    in: {
      Python: {
        right: 'ArgoCommand.suspend(latest=True)',
        wrong: 'ArgoCommand.suspend(force=True)',
        names: 'Unexpected keyword argument "force" for "suspend"',
      },
      Java: {
        right: 'ArgoCommand.suspend(NamedWorkflowOptions.builder().latest(true).build());',
        wrong: 'ArgoCommand.suspend(NamedWorkflowOptions.builder().force(true).build());',
        names: 'method force(boolean)',
      },
      Go: {
        right: 'argorbac.ArgoCommand_Suspend(&argorbac.NamedWorkflowOptions{Latest: jsii.Bool(true)})',
        wrong: 'argorbac.ArgoCommand_Suspend(&argorbac.NamedWorkflowOptions{Force: jsii.Bool(true)})',
        names: 'unknown field Force in struct literal of type argorbac.NamedWorkflowOptions',
      },
    },
  },
  {
    fault: 'the options of another operation',
    id: 'OtherOptions',
    in: {
      Python: {
        right: 'ArgoCommand.submit()',
        wrong: 'ArgoCommand.submit(latest=True)',
        names: 'Unexpected keyword argument "latest" for "submit"',
      },
      Java: {
        right: 'ArgoCommand.submit();',
        wrong: 'ArgoCommand.submit(NamedWorkflowOptions.builder().build());',
        names: 'NamedWorkflowOptions cannot be converted to io.github.cdk8sargorbac.ArgoSubmitOptions',
      },
      Go: {
        right: 'argorbac.ArgoCommand_Submit(nil)',
        wrong: 'argorbac.ArgoCommand_Submit(&argorbac.NamedWorkflowOptions{})',
        names: 'as *argorbac.ArgoSubmitOptions value in argument to argorbac.ArgoCommand_Submit',
      },
    },
  },
];
