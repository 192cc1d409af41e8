//go:build v3 && !validates_defaults

package upstream

import (
	wfv1 "github.com/argoproj/argo-workflows/v3/pkg/apis/workflow/v1alpha1"

	"github.com/argoproj/argo-workflows/v3/workflow/common"
	"github.com/argoproj/argo-workflows/v3/workflow/validate"
)

func ProcessArgs(template *wfv1.Template, arguments wfv1.ArgumentsProvider, namespace string, configMaps common.ConfigMapStore) (*wfv1.Template, error) {
	return common.ProcessArgs(template, arguments, common.Parameters{}, common.Parameters{}, false, namespace, configMaps)
}

func ValidateWorkflow(workflow *wfv1.Workflow) error {
	return validate.ValidateWorkflow(nil, nil, workflow, validate.ValidateOpts{})
}
