package example;

import io.github.cdk8sargorbac.ArgoClientAccess;
import io.github.cdk8sargorbac.ArgoCommand;
import io.github.cdk8sargorbac.ArgoFeature;
import io.github.cdk8sargorbac.ArgoSubmitOptions;
import io.github.cdk8sargorbac.ArgoVersion;
import io.github.cdk8sargorbac.ArgoWorkflowsInstall;
import io.github.cdk8sargorbac.Core;
import io.github.cdk8sargorbac.InferredAccess;
import io.github.cdk8sargorbac.InstallScope;
import io.github.cdk8sargorbac.TailoredRole;
import java.util.List;
import org.cdk8s.App;
import org.cdk8s.Chart;
import org.cdk8s.ChartProps;

public class Main {
    public static void main(String[] args) {
        App app = new App();
        Chart chart = new Chart(app, "argo", ChartProps.builder().namespace("argo").build());
        ArgoVersion version = ArgoVersion.V4_1;

        // The accounts of an install, which runs cron workflows and two templates.
        ArgoWorkflowsInstall.Builder.create(chart, "my-workflow")
            .version(version)
            .scope(InstallScope.namespaced())
            .features(List.of(ArgoFeature.CRON_WORKFLOWS, ArgoFeature.workflowTemplates("build", "deploy")))
            .build();

        // A pipeline that submits a workflow and waits for it.
        ArgoClientAccess pipeline = ArgoClientAccess.Builder.create(chart, "pipeline")
            .version(version)
            .operations(List.of(ArgoCommand.submit(ArgoSubmitOptions.builder().wait(true).build())))
            .build();

        // The other permissions of the pipeline.
        TailoredRole role = new TailoredRole(chart, "release");
        role.allow(
            Core.CONFIG_MAPS.named("release").get().patch().because("The pipeline counts its releases."),
            Core.PODS_LOG.get());
        role.bindTo(pipeline.getServiceAccount());

        // The permissions that a workflow needs, from its manifest.
        InferredAccess.Builder.create(chart, "workflows").version(version).files(List.of("migrate.yaml")).build();

        app.synth();
    }
}
