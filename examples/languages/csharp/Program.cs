using Cdk8sArgoRbac;
using Org.Cdk8s;

var app = new App();
var chart = new Chart(app, "argo", new ChartProps { Namespace = "argo" });
var version = ArgoVersion.V4_1;

// The accounts of an install, which runs cron workflows and two templates.
new ArgoWorkflowsInstall(chart, "my-workflow", new ArgoWorkflowsInstallProps
{
    Version = version,
    Scope = InstallScope.Namespaced(),
    Features = new[] { ArgoFeature.CRON_WORKFLOWS, ArgoFeature.WorkflowTemplates("build", "deploy") },
});

// A pipeline that submits a workflow and waits for it.
var pipeline = new ArgoClientAccess(chart, "pipeline", new ArgoClientAccessProps
{
    Version = version,
    Operations = new[] { ArgoCommand.Submit(new ArgoSubmitOptions { Wait = true }) },
});

// The other permissions of the pipeline.
var role = new TailoredRole(chart, "release");
role.Allow(
    Core.ConfigMaps.Named("release").Get().Patch().Because("The pipeline counts its releases."),
    Core.PodsLog.Get());
role.BindTo(pipeline.ServiceAccount);

// The permissions that a workflow needs, from its manifest.
new InferredAccess(chart, "workflows", new InferredAccessProps { Version = version, Files = new[] { "migrate.yaml" } });

app.Synth();
