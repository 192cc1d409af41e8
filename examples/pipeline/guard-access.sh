#!/bin/sh
# Fails where the manifests of this branch grant more than those of the main branch. Other options of `argo-rbac diff` may follow.
set -eu

npx cdk8s synth
git diff --exit-code -- dist # what is reviewed and applied is what the program writes
npx argo-rbac diff "git:${BASE:-origin/main}:dist" dist "$@"
