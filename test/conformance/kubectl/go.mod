// Only marks the root: each version of kubectl is built with the go.mod of its folder (go build -modfile).
module conformance/kubectl

go 1.24.0
