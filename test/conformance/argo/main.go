// Answers questions about how Argo Workflows reads workflows, by its own code: a line of JSON (question) by a line of JSON (answer).
//
// What Argo doesn't export is restated here, with the place where it stands in v4.0.5.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"

	"conformance/argo/upstream"
	apiv1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/util/strategicpatch"
)

type question struct {
	Op string `json:"op"`

	// join: JoinWorkflowSpec, and what follows from the result
	Workflow *upstream.WorkflowSpec `json:"workflow"`
	Template *upstream.WorkflowSpec `json:"template"`
	Defaults *upstream.WorkflowSpec `json:"defaults"`

	// defaults: a template, and templateDefaults; inputs: a template, and what it is given
	Called           *upstream.Template  `json:"called"`
	TemplateDefaults *upstream.Template  `json:"templateDefaults"`
	Arguments        *upstream.Arguments `json:"arguments"`

	// patch: the account of a pod, and the patches of it
	Account string   `json:"account"`
	Patches []string `json:"patches"`

	// items: a task
	Task *upstream.DAGTask `json:"task"`
}

type answer struct {
	Error string `json:"error,omitempty"`

	Spec     *upstream.WorkflowSpec  `json:"spec,omitempty"`
	ExitHook *upstream.LifecycleHook `json:"exitHook,omitempty"`
	// Finalizer says that artifacts are collected; Invalid why Argo refuses the workflow.
	Finalizer bool   `json:"finalizer,omitempty"`
	Invalid   string `json:"invalid,omitempty"`

	Merged *upstream.Template    `json:"merged,omitempty"`
	Type   upstream.TemplateType `json:"type,omitempty"`

	// A value that a configmap has is told apart by the text that the configmap gives.
	Inputs map[string]string `json:"inputs,omitempty"`

	ServiceAccountName       string `json:"serviceAccountName,omitempty"`
	DeprecatedServiceAccount string `json:"deprecatedServiceAccount,omitempty"`

	Items []map[string]string `json:"items,omitempty"`
}

func main() {
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
			answered, err = reply(asked)
		}
		if err != nil {
			answered = answer{Error: err.Error()}
		}
		if err := encoder.Encode(answered); err != nil {
			panic(err)
		}
	}
}

func reply(asked question) (answer, error) {
	switch asked.Op {
	case "join":
		joined, err := upstream.JoinWorkflowSpec(asked.Workflow, asked.Template, asked.Defaults)
		if err != nil {
			return answer{}, err
		}
		joined.Name = "w"
		answered := answer{Spec: &joined.Spec, ExitHook: joined.Spec.GetExitHook(joined.Spec.Arguments), Finalizer: hasArtifactGC(joined)}
		if err := upstream.ValidateWorkflow(joined); err != nil {
			answered.Invalid = err.Error()
		}
		return answered, nil
	case "defaults":
		merged := asked.Called
		err := mergeDefaults(merged, asked.TemplateDefaults)
		return answer{Merged: merged, Type: merged.GetType()}, err
	case "inputs":
		processed, err := upstream.ProcessArgs(asked.Called, asked.Arguments, "ns", configMaps{})
		if err != nil {
			return answer{}, err
		}
		inputs := map[string]string{}
		for _, parameter := range processed.Inputs.Parameters {
			inputs[parameter.Name] = parameter.Value.String()
		}
		return answer{Inputs: inputs}, nil
	case "patch":
		pod, err := upstream.ApplyPodSpecPatch(apiv1.PodSpec{ServiceAccountName: asked.Account, Containers: []apiv1.Container{{Name: "main"}}}, asked.Patches...)
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
		ObjectMeta: metav1.ObjectMeta{Name: "c", Labels: map[string]string{upstream.LabelKeyConfigMapType: upstream.LabelValueTypeConfigMapParameter}},
		Data:       map[string]string{"k": "of the configmap"},
	}, true, nil
}

// workflow/controller/artifact_gc.go, HasArtifactGC, without stored templates.
func hasArtifactGC(workflow *upstream.Workflow) bool {
	for _, template := range workflow.Spec.Templates {
		for _, artifact := range template.Outputs.Artifacts {
			strategy := workflow.GetArtifactGCStrategy(&artifact)
			if strategy != upstream.ArtifactGCStrategyUndefined && strategy != upstream.ArtifactGCNever {
				return true
			}
		}
	}
	return false
}

// workflow/controller/operator.go, mergedTemplateDefaultsInto, with one difference: Argo reads the result into the template as it was, so
// that an item of a list keeps what the item had that stood at its place before and that it doesn't have itself. We don't follow that.
func mergeDefaults(original, defaults *upstream.Template) error {
	originalType := original.GetType()
	applicable := upstream.Applicable(defaults.DeepCopy(), originalType)
	defaultsJSON, err := json.Marshal(applicable)
	if err != nil {
		return err
	}
	originalJSON, err := json.Marshal(original)
	if err != nil {
		return err
	}
	merged, err := strategicpatch.StrategicMergePatch(defaultsJSON, originalJSON, upstream.Template{})
	if err != nil {
		return err
	}
	var result upstream.Template
	if err := json.Unmarshal(merged, &result); err != nil {
		return err
	}
	result.SetType(originalType)
	*original = result
	return nil
}

// workflow/controller/dag.go, expandTask, and operator.go, processItem, as far as they give values; nothing where the task doesn't loop.
func expand(task *upstream.DAGTask) ([]map[string]string, error) {
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
		case upstream.Number, upstream.Bool:
			values["item"] = fmt.Sprintf("%v", item)
		case upstream.String:
			values["item"] = item.GetStrVal()
		case upstream.Map:
			parts := item.GetMapVal()
			for key, part := range parts {
				values["item."+key] = fmt.Sprintf("%v", part)
			}
			text, err := json.Marshal(parts)
			if err != nil {
				return nil, err
			}
			values["item"] = string(text)
		case upstream.List:
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
