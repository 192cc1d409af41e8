import { readFileSync } from 'fs';
import { join } from 'path';
import { Language } from './language';
import { PEERS, writePackages } from './pacmak';
import { ROOT } from '../package/packed-package';

const PYTHON_IN_PROJECT = '.venv/bin/python';

/** The packages that ours stands on come from where users get them, in the versions that the program in TypeScript has. */
function constraints(): string {
  return PEERS.map((folder) => JSON.parse(readFileSync(join(ROOT, folder, 'package.json'), 'utf8')))
    .map(({ name, version }) => `${name}==${version}\n`).join('');
}

/** Python, checked by mypy. */
export const PYTHON: Language = {
  name: 'Python',
  folder: 'python',
  target: 'python',
  tools: { python3: 'python3 --version', venv: 'python3 -m ensurepip --version' },
  toolchain: {
    buildPackages: (folder) => writePackages('python', ['.'], folder),

    install: (project, packages) => {
      project.write('constraints.txt', constraints());
      project.run('python3 -m venv .venv');
      project.run(`${PYTHON_IN_PROJECT} -m pip install --quiet --find-links "${packages}/python" --constraint constraints.txt --requirement requirements.txt`);
      project.run(`${PYTHON_IN_PROJECT} -m pip install --quiet "mypy~=2.4"`);
    },

    run: `${PYTHON_IN_PROJECT} main.py`,

    fileWith: (statement, name) => [`calls/${name}.py`, `
from cdk8s_argo_rbac import Argo, ArgoCommand, Authorization, Core, Rbac, TailoredClusterRole, TailoredRole

def call(role: TailoredRole, cluster_role: TailoredClusterRole) -> None:
    ${statement}
`],

    check: `${PYTHON_IN_PROJECT} -m mypy calls`,
  },
};
