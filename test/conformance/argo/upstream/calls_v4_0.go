//go:build !v3 && !v4_1

package upstream

import (
	"context"
	wfv1 "github.com/argoproj/argo-workflows/v4/pkg/apis/workflow/v1alpha1"
	"github.com/argoproj/argo-workflows/v4/util/logging"
	"github.com/argoproj/argo-workflows/v4/workflow/common"
	"github.com/argoproj/argo-workflows/v4/workflow/validate"
	"io"
)

var background = logging.WithLogger(context.Background(), logging.NewSlogLoggerCustom(logging.Error, logging.JSON, io.Discard))

func ProcessArgs(template *wfv1.Template, arguments wfv1.ArgumentsProvider, namespace string, configMaps common.ConfigMapStore) (*wfv1.Template, error) {
	return common.ProcessArgs(background, template, arguments, common.Parameters{}, common.Parameters{}, false, namespace, configMaps)
}

func ValidateWorkflow(workflow *wfv1.Workflow) error {
	return validate.ValidateWorkflow(background, nil, nil, workflow, nil, validate.ValidateOpts{})
}
