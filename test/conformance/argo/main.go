// Answers questions about how Argo Workflows reads workflows, by its own code: a line of JSON (question) by a line of JSON (answer).
//
// What Argo doesn't export is restated here, with the place where it stands in v4.0.5.
package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"reflect"

	wfv1 "github.com/argoproj/argo-workflows/v4/pkg/apis/workflow/v1alpha1"
	"github.com/argoproj/argo-workflows/v4/util/logging"
	"github.com/argoproj/argo-workflows/v4/workflow/common"
	"github.com/argoproj/argo-workflows/v4/workflow/util"
	"github.com/argoproj/argo-workflows/v4/workflow/validate"
	apiv1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/util/strategicpatch"
)

type question struct {
	Op string `json:"op"`

	// join: JoinWorkflowSpec, and what follows from the result
	Workflow *wfv1.WorkflowSpec `json:"workflow"`
	Template *wfv1.WorkflowSpec `json:"template"`
	Defaults *wfv1.WorkflowSpec `json:"defaults"`

	// defaults: a template, and templateDefaults; inputs: a template, and what it is given
	Called           *wfv1.Template  `json:"called"`
	TemplateDefaults *wfv1.Template  `json:"templateDefaults"`
	Arguments        *wfv1.Arguments `json:"arguments"`

	// patch: the account of a pod, and the patches of it
	Account string   `json:"account"`
	Patches []string `json:"patches"`

	// items: a task
	Task *wfv1.DAGTask `json:"task"`
}

type answer struct {
	Error string `json:"error,omitempty"`

	Spec     *wfv1.WorkflowSpec  `json:"spec,omitempty"`
	ExitHook *wfv1.LifecycleHook `json:"exitHook,omitempty"`
	// Finalizer says that artifacts are collected; Invalid why Argo refuses the workflow.
	Finalizer bool   `json:"finalizer,omitempty"`
	Invalid   string `json:"invalid,omitempty"`

	Merged *wfv1.Template    `json:"merged,omitempty"`
	Type   wfv1.TemplateType `json:"type,omitempty"`

	// A value that a configmap has is told apart by the text that the configmap gives.
	Inputs map[string]string `json:"inputs,omitempty"`

	ServiceAccountName       string `json:"serviceAccountName,omitempty"`
	DeprecatedServiceAccount string `json:"deprecatedServiceAccount,omitempty"`

	Items []map[string]string `json:"items,omitempty"`
}

func main() {
	ctx := logging.WithLogger(context.Background(), logging.NewSlogLoggerCustom(logging.Error, logging.JSON, io.Discard))
	answers := bufio.NewWriter(os.Stdout)
	defer answers.Flush()
	questions := json.NewDecoder(bufio.NewReader(os.Stdin))
	encoder := json.NewEncoder(answers)
	for {
		var text json.RawMessage
		if err := questions.Decode(&text); err == io.EOF {
			return
		} else if err != nil {
			panic(err)
		}
		// What isn't of the types of a workflow is refused before anything looks at it.
		var asked question
		answered, err := answer{}, json.Unmarshal(text, &asked)
		if err == nil {
			answered, err = reply(ctx, asked)
		}
		if err != nil {
			answered = answer{Error: err.Error()}
		}
		if err := encoder.Encode(answered); err != nil {
			panic(err)
		}
	}
}

func reply(ctx context.Context, asked question) (answer, error) {
	switch asked.Op {
	case "join":
		joined, err := util.JoinWorkflowSpec(asked.Workflow, asked.Template, asked.Defaults)
		if err != nil {
			return answer{}, err
		}
		joined.Name = "w"
		answered := answer{Spec: &joined.Spec, ExitHook: joined.Spec.GetExitHook(joined.Spec.Arguments), Finalizer: hasArtifactGC(joined)}
		if err := validate.ValidateWorkflow(ctx, nil, nil, joined, nil, validate.ValidateOpts{}); err != nil {
			answered.Invalid = err.Error()
		}
		return answered, nil
	case "defaults":
		merged := asked.Called
		err := mergeDefaults(merged, asked.TemplateDefaults)
		return answer{Merged: merged, Type: merged.GetType()}, err
	case "inputs":
		processed, err := common.ProcessArgs(ctx, asked.Called, asked.Arguments, common.Parameters{}, common.Parameters{}, false, "ns", configMaps{})
		if err != nil {
			return answer{}, err
		}
		inputs := map[string]string{}
		for _, parameter := range processed.Inputs.Parameters {
			inputs[parameter.Name] = parameter.Value.String()
		}
		return answer{Inputs: inputs}, nil
	case "patch":
		pod, err := util.ApplyPodSpecPatch(apiv1.PodSpec{ServiceAccountName: asked.Account, Containers: []apiv1.Container{{Name: "main"}}}, asked.Patches...)
		if err != nil {
			return answer{}, err
		}
		return answer{ServiceAccountName: pod.ServiceAccountName, DeprecatedServiceAccount: pod.DeprecatedServiceAccount}, nil
	case "items":
		items, err := expand(asked.Task)
		return answer{Items: items}, err
	}
	return answer{}, fmt.Errorf("no question %q", asked.Op)
}

// Every configmap has this for every key.
type configMaps struct{}

func (configMaps) GetByKey(key string) (any, bool, error) {
	return &apiv1.ConfigMap{
		ObjectMeta: metav1.ObjectMeta{Name: "c", Labels: map[string]string{common.LabelKeyConfigMapType: common.LabelValueTypeConfigMapParameter}},
		Data:       map[string]string{"k": "of the configmap"},
	}, true, nil
}

// workflow/controller/artifact_gc.go, HasArtifactGC, without stored templates.
func hasArtifactGC(workflow *wfv1.Workflow) bool {
	for _, template := range workflow.Spec.Templates {
		for _, artifact := range template.Outputs.Artifacts {
			strategy := workflow.GetArtifactGCStrategy(&artifact)
			if strategy != wfv1.ArtifactGCStrategyUndefined && strategy != wfv1.ArtifactGCNever {
				return true
			}
		}
	}
	return false
}

// workflow/controller/operator.go, mergedTemplateDefaultsInto, with one difference: Argo reads the result into the template as it was, so
// that an item of a list keeps what the item had that stood at its place before and that it doesn't have itself. We don't follow that.
func mergeDefaults(original, defaults *wfv1.Template) error {
	originalType := original.GetType()
	applicable := defaults.DeepCopy()
	v := reflect.ValueOf(applicable).Elem()
	for i := 0; i < v.NumField(); i++ {
		field := v.Type().Field(i)
		if field.Type.Kind() != reflect.Ptr || field.Type.Elem().Kind() != reflect.Struct {
			continue
		}
		if t := wfv1.TemplateType(field.Name); t.IsValid() && t != originalType {
			v.Field(i).Set(reflect.Zero(v.Field(i).Type()))
		}
	}
	defaultsJSON, err := json.Marshal(applicable)
	if err != nil {
		return err
	}
	originalJSON, err := json.Marshal(original)
	if err != nil {
		return err
	}
	merged, err := strategicpatch.StrategicMergePatch(defaultsJSON, originalJSON, wfv1.Template{})
	if err != nil {
		return err
	}
	var result wfv1.Template
	if err := json.Unmarshal(merged, &result); err != nil {
		return err
	}
	result.SetType(originalType)
	*original = result
	return nil
}

// workflow/controller/dag.go, expandTask, and operator.go, processItem, as far as they give values; nothing where the task doesn't loop.
func expand(task *wfv1.DAGTask) ([]map[string]string, error) {
	if !task.ShouldExpand() {
		return []map[string]string{{}}, nil
	}
	items := task.WithItems
	if len(items) == 0 {
		if err := json.Unmarshal([]byte(task.WithParam), &items); err != nil {
			return nil, err
		}
	}
	expanded := []map[string]string{}
	for _, item := range items {
		values := map[string]string{}
		switch item.GetType() {
		case wfv1.Number, wfv1.Bool:
			values["item"] = fmt.Sprintf("%v", item)
		case wfv1.String:
			values["item"] = item.GetStrVal()
		case wfv1.Map:
			parts := item.GetMapVal()
			for key, part := range parts {
				values["item."+key] = fmt.Sprintf("%v", part)
			}
			text, err := json.Marshal(parts)
			if err != nil {
				return nil, err
			}
			values["item"] = string(text)
		case wfv1.List:
			text, err := json.Marshal(item.GetListVal())
			if err != nil {
				return nil, err
			}
			values["item"] = string(text)
		}
		expanded = append(expanded, values)
	}
	return expanded, nil
}
