module conformance/kubectl

go 1.24.0

require (
	k8s.io/apimachinery v0.33.1
	k8s.io/cli-runtime v0.33.1
	k8s.io/client-go v0.33.1
	k8s.io/kubectl v0.33.1
)
