package main

import (
	"context"
	"encoding/json"
	"fmt"

	rbacv1 "k8s.io/api/rbac/v1"
	"k8s.io/apiserver/pkg/authentication/user"
	"k8s.io/apiserver/pkg/authorization/authorizer"
	"k8s.io/kubernetes/pkg/registry/rbac/validation"
	"k8s.io/kubernetes/plugin/pkg/auth/authorizer/rbac"
)

type authorizeQuestion struct {
	// Objects are the roles and bindings of a cluster.
	Objects  []json.RawMessage `json:"objects"`
	Attempts []attempt         `json:"attempts"`
}

// attempt is a request that a user makes.
type attempt struct {
	User      string   `json:"user"`
	Groups    []string `json:"groups"`
	Namespace string   `json:"namespace"`
	Request   request  `json:"request"`
}

// clusterRoleAggregator serves all questions: the queue of a controller is never given back.
var clusterRoleAggregator = newAggregator()

// answerAuthorize asks the API server's RBAC authorizer about objects as the aggregation controller leaves them, held in memory in place of etcd.
func answerAuthorize(asked authorizeQuestion) (allowsAnswer, error) {
	rbacAuthorizer, err := authorizerOf(asked.Objects)
	if err != nil {
		return allowsAnswer{}, err
	}
	verdicts := make([]byte, len(asked.Attempts))
	for i, attempt := range asked.Attempts {
		// Without a role that a binding names, the authorizer answers by the others and gives a reason, not an error.
		decision, _, err := rbacAuthorizer.Authorize(context.Background(), attempt.attributes())
		if err != nil {
			return allowsAnswer{}, err
		}
		verdicts[i] = '0'
		if decision == authorizer.DecisionAllow {
			verdicts[i] = '1'
		}
	}
	return allowsAnswer{Allowed: string(verdicts)}, nil
}

func authorizerOf(objects []json.RawMessage) (*rbac.RBACAuthorizer, error) {
	var roles []*rbacv1.Role
	var clusterRoles []*rbacv1.ClusterRole
	var roleBindings []*rbacv1.RoleBinding
	var clusterRoleBindings []*rbacv1.ClusterRoleBinding
	for _, object := range objects {
		var of struct {
			Kind string `json:"kind"`
		}
		if err := json.Unmarshal(object, &of); err != nil {
			return nil, err
		}
		var err error
		switch of.Kind {
		case "Role":
			roles, err = appended(roles, object)
		case "ClusterRole":
			clusterRoles, err = appended(clusterRoles, object)
		case "RoleBinding":
			roleBindings, err = appended(roleBindings, object)
		case "ClusterRoleBinding":
			clusterRoleBindings, err = appended(clusterRoleBindings, object)
		default:
			err = fmt.Errorf("the authorizer reads no %q", of.Kind)
		}
		if err != nil {
			return nil, err
		}
	}
	clusterRoles, err := clusterRoleAggregator.aggregate(clusterRoles)
	if err != nil {
		return nil, err
	}
	_, static := validation.NewTestRuleResolver(roles, roleBindings, clusterRoles, clusterRoleBindings)
	return rbac.New(static, static, static, static), nil
}

func appended[T any](list []*T, object json.RawMessage) ([]*T, error) {
	read := new(T)
	err := json.Unmarshal(object, read)
	return append(list, read), err
}

func (a attempt) attributes() authorizer.Attributes {
	attributes := a.Request.attributes()
	attributes.User = &user.DefaultInfo{Name: a.User, Groups: a.Groups}
	attributes.Namespace = a.Namespace
	return attributes
}
