package main

import (
	"context"
	"encoding/json"
	"fmt"
	"reflect"
	"unsafe"

	rbacv1 "k8s.io/api/rbac/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	rbacv1ac "k8s.io/client-go/applyconfigurations/rbac/v1"
	rbacclient "k8s.io/client-go/kubernetes/typed/rbac/v1"
	rbaclisters "k8s.io/client-go/listers/rbac/v1"
	"k8s.io/client-go/tools/cache"
	"k8s.io/kubernetes/pkg/controller/clusterroleaggregation"
)

// mostVisits of every role end the aggregation of roles that never come to rest.
const mostVisits = 100

// aggregator runs Kubernetes' aggregation controller on cluster roles that are held in memory, without a queue and its waiting.
type aggregator struct {
	rbacclient.ClusterRoleInterface // only Apply is ever called
	informer                        cache.SharedIndexInformer
	sync                            func(ctx context.Context, key string) error
	applied                         map[string]bool
	changed                         bool
}

func newAggregator() *aggregator {
	a := &aggregator{informer: cache.NewSharedIndexInformer(&cache.ListWatch{}, &rbacv1.ClusterRole{}, 0, cache.Indexers{})}
	controller := clusterroleaggregation.NewClusterRoleAggregation(a, a)
	// The controller calls it from its queue only; nothing else tells when it is done.
	handler := reflect.ValueOf(controller).Elem().FieldByName("syncHandler")
	a.sync = *(*func(ctx context.Context, key string) error)(unsafe.Pointer(handler.UnsafeAddr()))
	return a
}

func (a *aggregator) ClusterRoles() rbacclient.ClusterRoleInterface { return a }

func (a *aggregator) Informer() cache.SharedIndexInformer { return a.informer }

func (a *aggregator) Lister() rbaclisters.ClusterRoleLister {
	return rbaclisters.NewClusterRoleLister(a.informer.GetIndexer())
}

// aggregate returns the roles as the controller leaves them.
func (a *aggregator) aggregate(roles []*rbacv1.ClusterRole) ([]*rbacv1.ClusterRole, error) {
	a.applied = map[string]bool{}
	objects := make([]interface{}, len(roles))
	for i, role := range roles {
		objects[i] = role
	}
	if err := a.informer.GetIndexer().Replace(objects, ""); err != nil {
		return nil, err
	}
	a.changed = true
	for visits := 0; a.changed; visits++ {
		if visits == mostVisits {
			return nil, fmt.Errorf("the roles never come to rest")
		}
		a.changed = false
		for _, role := range roles {
			if err := a.sync(context.Background(), role.Name); err != nil {
				return nil, err
			}
		}
	}
	for i, role := range roles {
		object, _, err := a.informer.GetIndexer().GetByKey(role.Name)
		if err != nil {
			return nil, err
		}
		roles[i] = object.(*rbacv1.ClusterRole)
	}
	return roles, nil
}

// Apply does what a forced server-side apply does with rules, a list that has one owner: without any, the field is only given up.
func (a *aggregator) Apply(_ context.Context, wanted *rbacv1ac.ClusterRoleApplyConfiguration, _ metav1.ApplyOptions) (*rbacv1.ClusterRole, error) {
	object, exists, err := a.informer.GetIndexer().GetByKey(*wanted.Name)
	if err != nil || !exists {
		return nil, fmt.Errorf("no cluster role %q: %w", *wanted.Name, err)
	}
	role := object.(*rbacv1.ClusterRole)
	if len(wanted.Rules) == 0 && !a.applied[role.Name] {
		return role, nil
	}
	rules, err := json.Marshal(wanted.Rules)
	if err != nil {
		return nil, err
	}
	role = role.DeepCopy()
	role.Rules = nil
	if err := json.Unmarshal(rules, &role.Rules); err != nil {
		return nil, err
	}
	a.applied[role.Name] = true
	a.changed = true
	return role, a.informer.GetIndexer().Update(role)
}
