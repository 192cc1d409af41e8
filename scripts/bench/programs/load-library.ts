import 'cdk8s-argo-rbac';
