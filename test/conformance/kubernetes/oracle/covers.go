package main

import (
	rbacv1 "k8s.io/api/rbac/v1"
	"k8s.io/component-helpers/auth/rbac/validation"
)

type coversQuestion struct {
	Owner   []rbacv1.PolicyRule `json:"owner"`
	Servant []rbacv1.PolicyRule `json:"servant"`
}

type coversAnswer struct {
	Covers bool `json:"covers"`
	// Missing has the broadest of the permissions that the owner lacks: those that no other missing one covers.
	Missing []rbacv1.PolicyRule `json:"missing"`
}

func answerCovers(asked coversQuestion) coversAnswer {
	covers, missing := validation.Covers(asked.Owner, asked.Servant)
	return coversAnswer{Covers: covers, Missing: broadest(missing)}
}

// broadest drops every permission that another one covers, and all but the first of those that cover each other.
func broadest(permissions []rbacv1.PolicyRule) []rbacv1.PolicyRule {
	kept := []rbacv1.PolicyRule{}
	for len(permissions) > 0 {
		owner := permissions[:1]
		_, notCovered := validation.Covers(owner, permissions[1:])
		_, keptBefore := validation.Covers(owner, kept)
		kept = append(keptBefore, owner...)
		permissions = notCovered
	}
	return kept
}
