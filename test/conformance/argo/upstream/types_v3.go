//go:build v3

// Package upstream names what is asked of Argo, for each version whose code differs.
package upstream

import (
	wfv1 "github.com/argoproj/argo-workflows/v3/pkg/apis/workflow/v1alpha1"
	"github.com/argoproj/argo-workflows/v3/workflow/common"
	"github.com/argoproj/argo-workflows/v3/workflow/util"
)

type (
	Arguments     = wfv1.Arguments
	DAGTask       = wfv1.DAGTask
	LifecycleHook = wfv1.LifecycleHook
	Template      = wfv1.Template
	TemplateType  = wfv1.TemplateType
	Workflow      = wfv1.Workflow
	WorkflowSpec  = wfv1.WorkflowSpec
)

const (
	ArtifactGCNever             = wfv1.ArtifactGCNever
	ArtifactGCStrategyUndefined = wfv1.ArtifactGCStrategyUndefined

	Bool   = wfv1.Bool
	List   = wfv1.List
	Map    = wfv1.Map
	Number = wfv1.Number
	String = wfv1.String

	LabelKeyConfigMapType            = common.LabelKeyConfigMapType
	LabelValueTypeConfigMapParameter = common.LabelValueTypeConfigMapParameter
)

var (
	ApplyPodSpecPatch = util.ApplyPodSpecPatch
	JoinWorkflowSpec  = util.JoinWorkflowSpec
)
