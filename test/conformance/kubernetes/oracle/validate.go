package main

import (
	"encoding/json"
	"fmt"

	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/util/validation/field"
	"k8s.io/kubernetes/pkg/api/legacyscheme"
	"k8s.io/kubernetes/pkg/apis/core"
	_ "k8s.io/kubernetes/pkg/apis/core/install"
	corevalidation "k8s.io/kubernetes/pkg/apis/core/validation"
	"k8s.io/kubernetes/pkg/apis/rbac"
	_ "k8s.io/kubernetes/pkg/apis/rbac/install"
	rbacvalidation "k8s.io/kubernetes/pkg/apis/rbac/validation"
)

type validateQuestion struct {
	Object json.RawMessage `json:"object"`
}

type validateAnswer struct {
	Faults []fault `json:"faults"`
}

type fault struct {
	Type   string `json:"type"`
	Field  string `json:"field"`
	Detail string `json:"detail"`
}

// answerValidate does what the API server does with an object that is created: decode, fill in defaults, convert, validate.
func answerValidate(asked validateQuestion) (validateAnswer, error) {
	object, err := runtime.Decode(legacyscheme.Codecs.UniversalDecoder(), asked.Object)
	if err != nil {
		return validateAnswer{}, err
	}
	errs, err := validate(object)
	if err != nil {
		return validateAnswer{}, err
	}
	answer := validateAnswer{Faults: make([]fault, len(errs))}
	for i, err := range errs {
		answer.Faults[i] = fault{Type: string(err.Type), Field: err.Field, Detail: err.Detail}
	}
	return answer, nil
}

func validate(object runtime.Object) (field.ErrorList, error) {
	switch object := object.(type) {
	case *rbac.Role:
		return rbacvalidation.ValidateRole(object), nil
	case *rbac.ClusterRole:
		return rbacvalidation.ValidateClusterRole(object, rbacvalidation.ClusterRoleValidationOptions{}), nil
	case *rbac.RoleBinding:
		return rbacvalidation.ValidateRoleBinding(object), nil
	case *rbac.ClusterRoleBinding:
		return rbacvalidation.ValidateClusterRoleBinding(object), nil
	case *core.ServiceAccount:
		return corevalidation.ValidateServiceAccount(object), nil
	default:
		return nil, fmt.Errorf("no validation for %T", object)
	}
}
