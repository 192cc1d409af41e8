package main

import (
	rbacv1 "k8s.io/api/rbac/v1"
	"k8s.io/apiserver/pkg/authorization/authorizer"
	"k8s.io/kubernetes/plugin/pkg/auth/authorizer/rbac"
)

type allowsQuestion struct {
	Rules    []rbacv1.PolicyRule `json:"rules"`
	Requests []request           `json:"requests"`
}

// request is one for a path that is no resource when Path is there.
type request struct {
	Verb        string  `json:"verb"`
	APIGroup    string  `json:"apiGroup"`
	Resource    string  `json:"resource"`
	Subresource string  `json:"subresource"`
	Name        string  `json:"name"`
	Path        *string `json:"path"`
}

type allowsAnswer struct {
	// Allowed has one character a request: 1 where the rules allow it, else 0.
	Allowed string `json:"allowed"`
}

func answerAllows(asked allowsQuestion) allowsAnswer {
	verdicts := make([]byte, len(asked.Requests))
	for i, request := range asked.Requests {
		verdicts[i] = '0'
		if rbac.RulesAllow(request.attributes(), asked.Rules...) {
			verdicts[i] = '1'
		}
	}
	return allowsAnswer{Allowed: string(verdicts)}
}

func (r request) attributes() authorizer.AttributesRecord {
	if r.Path != nil {
		return authorizer.AttributesRecord{Verb: r.Verb, Path: *r.Path}
	}
	return authorizer.AttributesRecord{
		ResourceRequest: true,
		Verb:            r.Verb,
		APIGroup:        r.APIGroup,
		Resource:        r.Resource,
		Subresource:     r.Subresource,
		Name:            r.Name,
	}
}
