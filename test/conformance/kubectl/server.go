package main

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"sigs.k8s.io/yaml"
)

// The namespace that the workflow runs in.
const namespace = "wf"

// A resource that the server serves.
type resource struct {
	group, version, kind, plural, short string
	namespaced                          bool
}

var resources = []resource{
	{"", "v1", "ConfigMap", "configmaps", "cm", true},
	{"", "v1", "Endpoints", "endpoints", "ep", true},
	{"", "v1", "Namespace", "namespaces", "ns", false},
	{"", "v1", "PersistentVolume", "persistentvolumes", "pv", false},
	{"", "v1", "PersistentVolumeClaim", "persistentvolumeclaims", "pvc", true},
	{"", "v1", "Pod", "pods", "po", true},
	{"", "v1", "ReplicationController", "replicationcontrollers", "rc", true},
	{"", "v1", "ResourceQuota", "resourcequotas", "quota", true},
	{"", "v1", "Secret", "secrets", "", true},
	{"", "v1", "Service", "services", "svc", true},
	{"", "v1", "ServiceAccount", "serviceaccounts", "sa", true},
	{"apps", "v1", "DaemonSet", "daemonsets", "ds", true},
	{"apps", "v1", "Deployment", "deployments", "deploy", true},
	{"apps", "v1", "ReplicaSet", "replicasets", "rs", true},
	{"apps", "v1", "StatefulSet", "statefulsets", "sts", true},
	{"batch", "v1", "CronJob", "cronjobs", "cj", true},
	{"batch", "v1", "Job", "jobs", "", true},
	{"networking.k8s.io", "v1", "Ingress", "ingresses", "ing", true},
	{"policy", "v1", "PodDisruptionBudget", "poddisruptionbudgets", "pdb", true},
	{"rbac.authorization.k8s.io", "v1", "ClusterRole", "clusterroles", "", false},
	{"rbac.authorization.k8s.io", "v1", "ClusterRoleBinding", "clusterrolebindings", "", false},
	{"rbac.authorization.k8s.io", "v1", "Role", "roles", "", true},
	{"rbac.authorization.k8s.io", "v1", "RoleBinding", "rolebindings", "", true},
	{"scheduling.k8s.io", "v1", "PriorityClass", "priorityclasses", "pc", false},
}

// How an object that is asked for by its name is:
//   - exists: it is there, and gone at once when it is deleted
//   - absent: it is not there before it is created
//   - lingers: when it is deleted, it is there until somebody watches it, or has read it twice
//   - unpatchable: it is there, and every patch is invalid
type server struct {
	test     *httptest.Server
	lock     sync.Mutex
	state    string
	calls    []string
	deleted  map[string]bool
	created  map[string]bool
	finished map[string]bool
	reads    map[string]int
}

func newServer() *server {
	server := &server{}
	server.reset("exists")
	server.test = httptest.NewServer(http.HandlerFunc(server.serve))
	return server
}

func (s *server) url() string { return s.test.URL }

func (s *server) reset(state string) {
	s.lock.Lock()
	defer s.lock.Unlock()
	s.state, s.calls = state, nil
	s.deleted, s.created, s.finished, s.reads = map[string]bool{}, map[string]bool{}, map[string]bool{}, map[string]int{}
}

func (s *server) recorded() []string {
	s.lock.Lock()
	defer s.lock.Unlock()
	return append([]string{}, s.calls...)
}

func (s *server) serve(writer http.ResponseWriter, request *http.Request) {
	s.lock.Lock()
	defer s.lock.Unlock()
	path := strings.Split(strings.Trim(request.URL.Path, "/"), "/")
	switch {
	case path[0] == "openapi":
		s.serveOpenAPI(writer, path)
	case path[0] == "version":
		answer(writer, 200, map[string]any{"major": "1", "minor": "33", "gitVersion": "v1.33.1"})
	case path[0] == "api" && len(path) == 1:
		answer(writer, 200, map[string]any{"kind": "APIVersions", "apiVersion": "v1", "versions": []string{"v1"}})
	case path[0] == "apis" && len(path) == 1:
		answer(writer, 200, groupList())
	case path[0] == "api" && len(path) == 2:
		answer(writer, 200, resourceList("", path[1]))
	case path[0] == "apis" && len(path) == 3:
		answer(writer, 200, resourceList(path[1], path[2]))
	case path[0] == "api":
		s.serveObject(writer, request, "", path[2:])
	case path[0] == "apis":
		s.serveObject(writer, request, path[1], path[3:])
	default:
		s.calls = append(s.calls, request.Method+" "+request.URL.Path)
		failure(writer, 404, "NotFound")
	}
}

func (s *server) serveObject(writer http.ResponseWriter, request *http.Request, group string, path []string) {
	in := ""
	if path[0] == "namespaces" && len(path) > 2 && path[2] != "status" && path[2] != "finalize" {
		in, path = path[1], path[2:]
	}
	path = append(path, "", "")
	plural, name, subresource := path[0], path[1], path[2]
	served := find(group, plural)
	if served == nil {
		failure(writer, 404, "NotFound")
		return
	}
	query := request.URL.Query()
	verb := map[string]string{"POST": "create", "PUT": "update", "PATCH": "patch", "DELETE": "delete", "GET": "get"}[request.Method]
	selector := query.Get("fieldSelector")
	if name == "" && verb == "get" {
		verb = "list"
		if query.Get("watch") == "true" || query.Get("watch") == "1" {
			verb = "watch"
		}
		if strings.HasPrefix(selector, "metadata.name=") {
			name = strings.TrimPrefix(selector, "metadata.name=")
		}
	}
	if name == "" && verb == "delete" {
		verb = "deletecollection"
	}
	shown := plural
	if group != "" {
		shown += "." + group
	}
	if subresource != "" {
		shown += "/" + subresource
	}
	recordedName := name
	body, _ := io.ReadAll(request.Body)
	var object map[string]any
	_ = yaml.Unmarshal(body, &object)
	if verb == "patch" && strings.Contains(request.Header.Get("Content-Type"), "apply-patch") {
		verb = "apply"
	}
	s.calls = append(s.calls, strings.Join([]string{verb, shown, in, recordedName}, " "))

	key := strings.Join([]string{plural, in, name}, "/")
	exists := s.state != "absent"
	if s.created[key] {
		exists = true
	} else if s.deleted[key] {
		exists = s.state == "lingers" && !s.finished[key]
	}
	if plural == "namespaces" && name != "n1" && verb == "get" {
		exists = true
	}
	switch verb {
	case "get":
		if s.deleted[key] {
			s.reads[key]++
			s.finished[key] = s.reads[key] > 1
		}
		if !exists {
			failure(writer, 404, "NotFound")
			return
		}
		answer(writer, 200, stored(*served, in, name))
	case "list":
		items := []any{}
		if name == "" {
			listed := in
			if listed == "" && served.namespaced {
				listed = "elsewhere"
			}
			items = append(items, stored(*served, listed, "listed"))
		} else if exists {
			listed := in
			if listed == "" && served.namespaced {
				listed = "elsewhere"
			}
			items = append(items, stored(*served, listed, name))
		}
		answer(writer, 200, map[string]any{"kind": served.kind + "List", "apiVersion": apiVersion(*served), "metadata": map[string]any{"resourceVersion": "1"}, "items": items})
	case "watch":
		if query.Get("sendInitialEvents") == "true" {
			failure(writer, 422, "Invalid")
			return
		}
		writer.Header().Set("Content-Type", "application/json")
		if name != "" && s.deleted[key] {
			s.finished[key] = true
			_ = json.NewEncoder(writer).Encode(map[string]any{"type": "DELETED", "object": stored(*served, in, name)})
			writer.(http.Flusher).Flush()
			// A watch that ends makes the client wait before it goes on.
			s.lock.Unlock()
			select {
			case <-request.Context().Done():
			case <-time.After(3 * time.Second):
			}
			s.lock.Lock()
		}
	case "create":
		if name == "" {
			metadata, _ := object["metadata"].(map[string]any)
			if created, isText := metadata["name"].(string); isText {
				s.created[strings.Join([]string{plural, in, created}, "/")] = true
			}
		}
		answer(writer, 201, withName(*served, object, in))
	case "update":
		answer(writer, 200, withName(*served, object, in))
	case "patch":
		if s.state == "unpatchable" && !s.created[key] {
			failure(writer, 422, "Invalid")
			return
		}
		answer(writer, 200, stored(*served, in, name))
	case "apply":
		answer(writer, 200, stored(*served, in, name))
	case "delete":
		s.deleted[key] = true
		delete(s.created, key)
		answer(writer, 200, map[string]any{"kind": "Status", "apiVersion": "v1", "status": "Success", "details": map[string]any{"name": name, "uid": "uid-" + plural + "-" + name}})
	default:
		answer(writer, 200, map[string]any{"kind": "Status", "apiVersion": "v1", "status": "Success"})
	}
}

func find(group, plural string) *resource {
	for i := range resources {
		if resources[i].group == group && resources[i].plural == plural {
			return &resources[i]
		}
	}
	return nil
}

func apiVersion(served resource) string {
	return strings.TrimPrefix(served.group+"/"+served.version, "/")
}

func stored(served resource, in, name string) map[string]any {
	metadata := map[string]any{
		"name": name, "labels": map[string]any{"a": "b", "old": "1"}, "uid": "uid-" + served.plural + "-" + name, "resourceVersion": "1",
		"annotations": map[string]any{
			"kubectl.kubernetes.io/last-applied-configuration": fmt.Sprintf(`{"kind":%q,"apiVersion":%q,"metadata":{"name":%q,"labels":{"old":"1"}}}`, served.kind, apiVersion(served), name),
		},
	}
	if in != "" {
		metadata["namespace"] = in
	}
	return map[string]any{"kind": served.kind, "apiVersion": apiVersion(served), "metadata": metadata}
}

// The object that was sent, or one of its kind where it is sent as protocol buffers.
func withName(served resource, object map[string]any, in string) map[string]any {
	if object == nil {
		object = map[string]any{"kind": served.kind, "apiVersion": apiVersion(served)}
	}
	metadata, isMap := object["metadata"].(map[string]any)
	if !isMap {
		metadata = map[string]any{}
		object["metadata"] = metadata
	}
	if metadata["name"] == nil {
		metadata["name"] = "generated"
	}
	if in != "" {
		metadata["namespace"] = in
	}
	metadata["uid"] = "uid"
	return object
}

func groupList() map[string]any {
	groups := []any{}
	seen := map[string]bool{"": true}
	for _, served := range resources {
		if !seen[served.group] {
			seen[served.group] = true
			version := map[string]any{"groupVersion": served.group + "/" + served.version, "version": served.version}
			groups = append(groups, map[string]any{"name": served.group, "versions": []any{version}, "preferredVersion": version})
		}
	}
	return map[string]any{"kind": "APIGroupList", "apiVersion": "v1", "groups": groups}
}

func resourceList(group, version string) map[string]any {
	list := []any{}
	for _, served := range resources {
		if served.group == group && served.version == version {
			entry := map[string]any{
				"name": served.plural, "singularName": strings.ToLower(served.kind), "namespaced": served.namespaced, "kind": served.kind,
				"verbs": []string{"create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"},
			}
			if served.short != "" {
				entry["shortNames"] = []string{served.short}
			}
			list = append(list, entry)
			for _, part := range []string{"status", "scale"} {
				list = append(list, map[string]any{"name": served.plural + "/" + part, "singularName": "", "namespaced": served.namespaced, "kind": served.kind, "verbs": []string{"get", "patch", "update"}})
			}
		}
	}
	return map[string]any{"kind": "APIResourceList", "apiVersion": "v1", "groupVersion": strings.TrimPrefix(group+"/"+version, "/"), "resources": list}
}

func kindOfFirstDocument(manifest string) (any, error) {
	var object map[string]any
	if err := yaml.Unmarshal([]byte(manifest), &object); err != nil {
		return nil, err
	}
	return object["kind"], nil
}

func answer(writer http.ResponseWriter, code int, body any) {
	writer.Header().Set("Content-Type", "application/json")
	writer.WriteHeader(code)
	_ = json.NewEncoder(writer).Encode(body)
}

func failure(writer http.ResponseWriter, code int, reason string) {
	answer(writer, code, map[string]any{"kind": "Status", "apiVersion": "v1", "status": "Failure", "reason": reason, "code": code, "message": reason})
}

func writeKubeconfig(folder, url string) string {
	path := filepath.Join(folder, "config")
	check(os.WriteFile(path, []byte(fmt.Sprintf(`
apiVersion: v1
kind: Config
clusters: [{name: c, cluster: {server: %q}}]
contexts: [{name: c, context: {cluster: c, namespace: %s, user: u}}]
users: [{name: u, user: {}}]
current-context: c
`, url, namespace)), 0o600))
	return path
}
