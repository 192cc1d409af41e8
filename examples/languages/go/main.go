package main

import (
	"github.com/aws/jsii-runtime-go"
	"github.com/cdk8s-argo-rbac/cdk8s-argo-rbac-go/argorbac"
	"github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2"
)

func main() {
	defer jsii.Close()

	app := cdk8s.NewApp(nil)
	chart := cdk8s.NewChart(app, jsii.String("argo"), &cdk8s.ChartProps{Namespace: jsii.String("argo")})
	version := argorbac.ArgoVersion_V4_1()

	// The accounts of an install, which runs cron workflows and two templates.
	argorbac.NewArgoWorkflowsInstall(chart, jsii.String("my-workflow"), &argorbac.ArgoWorkflowsInstallProps{
		Version: version,
		Scope:   argorbac.InstallScope_Namespaced(nil),
		Features: &[]argorbac.ArgoFeature{
			argorbac.ArgoFeature_CRON_WORKFLOWS(),
			argorbac.ArgoFeature_WorkflowTemplates(jsii.String("build"), jsii.String("deploy")),
		},
	})

	// A pipeline that submits a workflow and waits for it.
	pipeline := argorbac.NewArgoClientAccess(chart, jsii.String("pipeline"), &argorbac.ArgoClientAccessProps{
		Version:    version,
		Operations: &[]argorbac.ClientOperation{argorbac.ArgoCommand_Submit(&argorbac.ArgoSubmitOptions{Wait: jsii.Bool(true)})},
	})

	// The other permissions of the pipeline.
	role := argorbac.NewTailoredRole(chart, jsii.String("release"), nil)
	role.Allow(
		argorbac.Core_ConfigMaps().Named(jsii.String("release")).Get().Patch().Because(jsii.String("The pipeline counts its releases.")),
		argorbac.Core_PodsLog().Get(),
	)
	role.BindTo(pipeline.ServiceAccount())

	// The permissions that a workflow needs, from its manifest.
	argorbac.NewInferredAccess(chart, jsii.String("workflows"), &argorbac.InferredAccessProps{
		Version: version,
		Files:   jsii.Strings("migrate.yaml"),
	})

	app.Synth()
}
