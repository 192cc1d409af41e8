import { homedir } from 'os';
import { join } from 'path';
import { Language } from './language';
import { PEERS, writePackages } from './pacmak';

/** A Maven repository of its own, kept from run to run: what is built here has no place among what the user has installed. */
const REPOSITORY = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'cdk8s-argo-rbac', 'maven');

const MAVEN = `mvn --quiet --batch-mode "-Dmaven.repo.local=${REPOSITORY}"`;

/** Java, built by Maven. The packages that ours stands on are made from npm's as well, so that none has to be on Maven Central. */
export const JAVA: Language = {
  name: 'Java',
  folder: 'java',
  target: 'java',
  tools: { javac: 'javac --version', mvn: 'mvn --version' },
  toolchain: {
    // Maven installs what it builds. Nobody reads the Javadoc here, and it takes as long as the rest.
    buildPackages: (folder) => writePackages('java', [...PEERS, '.'], folder,
      `--maven-local-repository "${REPOSITORY}"`, '--mvn-define maven.javadoc.skip=true'),

    install: (project) => {
      project.run(`${MAVEN} compile`);
    },

    run: `${MAVEN} exec:java`,

    fileWith: (statement, name) => [`src/main/java/calls/${name}.java`, `package calls;

import io.github.cdk8sargorbac.*;

class ${name} {
    void call(TailoredRole role, TailoredClusterRole clusterRole) {
        ${statement}
    }
}
`],

    check: `${MAVEN} compile`,
  },
};
