from cdk8s import App, Chart
from cdk8s_argo_rbac import (
    ArgoClientAccess,
    ArgoCommand,
    ArgoFeature,
    ArgoVersion,
    ArgoWorkflowsInstall,
    Core,
    InferredAccess,
    InstallScope,
    TailoredRole,
)

app = App()
chart = Chart(app, "argo", namespace="argo")
version = ArgoVersion.V4_1

# The accounts of an install, which runs cron workflows and two templates.
ArgoWorkflowsInstall(
    chart,
    "my-workflow",
    version=version,
    scope=InstallScope.namespaced(),
    features=[ArgoFeature.CRON_WORKFLOWS, ArgoFeature.workflow_templates("build", "deploy")],
)

# A pipeline that submits a workflow and waits for it.
pipeline = ArgoClientAccess(
    chart,
    "pipeline",
    version=version,
    operations=[ArgoCommand.submit(wait=True)],
)

# The other permissions of the pipeline.
role = TailoredRole(chart, "release")
role.allow(
    Core.CONFIG_MAPS.named("release").get().patch().because("The pipeline counts its releases."),
    Core.PODS_LOG.get(),
)
role.bind_to(pipeline.service_account)

# The permissions that a workflow needs, from its manifest.
InferredAccess(chart, "workflows", version=version, files=["migrate.yaml"])

app.synth()
