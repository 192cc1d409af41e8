import { Language } from './language';
import { PEERS, writePackages } from './pacmak';

/** The modules, and the folders below the packages that jsii writes them to. */
const MODULES: readonly [module: string, folder: string][] = [
  ['github.com/cdk8s-argo-rbac/cdk8s-argo-rbac-go/argorbac', 'argorbac'],
  ['github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2', 'cdk8s'],
  ['github.com/cdk8s-team/cdk8s-plus-go/cdk8splus27/v2', 'cdk8splus27'],
  ['github.com/aws/constructs-go/constructs/v10', 'constructs'],
];

/** Go. The modules that ours stands on are made from npm's packages as well, so that no proxy has to have them. */
export const GO: Language = {
  name: 'Go',
  folder: 'go',
  target: 'go',
  tools: { go: 'go version' },
  toolchain: {
    buildPackages: (folder) => writePackages('go', [...PEERS, '.'], folder),

    install: (project, packages) => {
      project.run(`go mod edit ${MODULES.map(([module, folder]) => `-replace "${module}=${packages}/go/${folder}"`).join(' ')}`);
      project.run('go mod tidy');
    },

    run: 'go run .',

    fileWith: (statement, name) => [`calls/${name}/call.go`, `package call

import (
	"github.com/aws/jsii-runtime-go"
	"github.com/cdk8s-argo-rbac/cdk8s-argo-rbac-go/argorbac"
)

func call(role argorbac.TailoredRole, clusterRole argorbac.TailoredClusterRole) {
	_ = jsii.String
	${statement}
}
`],

    check: 'go build ./calls/...',
  },
};
