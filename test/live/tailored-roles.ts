import { readFileSync } from 'fs';
import { join } from 'path';
import { releaseOf, versionOf } from './argo/argo-release';
import { AUDIT_LOG, VERDICTS } from './lab-run';
import { ALL_SCENARIOS } from './scenarios/all-scenarios';
import { INSTALL_NAME, installPropsOf } from './scenarios/scenario-install';
import { ScenarioRun } from './scenarios/scenario-run';
import { LabVerdicts } from './verdicts/lab-verdicts';
import { UNUSED_PERMISSIONS } from './verdicts/unused-permissions';
import { InstallAccess } from '../../lib/argo/install/install-access';
import { AccessProfile } from '../../lib/audit-log/access-profile';
import { LogReader } from '../../lib/audit-log/log-reader';
import { selectAccess } from '../../lib/audit-log/selected-access';
import { roleDifference } from '../tailoring/role-difference';

/*
 * Compares the roles that are tailored from the audit log of a run, that `--keep` has kept, with what the installs of its scenarios grant:
 *
 *     npx ts-node --transpile-only -P test/tsconfig.json test/live/tailored-roles.ts FOLDER
 */

const COMPONENTS = ['controller', 'server'] as const;

/** A permission of a row, in the scenarios that grant it. */
interface Row {
  readonly granted: Set<string>;
  readonly seen: Set<string>;
  silence: string;
}

function main(folder: string): number {
  const verdicts = JSON.parse(readFileSync(join(folder, VERDICTS), 'utf8')) as LabVerdicts;
  const version = versionOf(releaseOf(verdicts.argo));
  const profile = new AccessProfile();
  const reader = new LogReader(profile);
  reader.read(readFileSync(join(folder, AUDIT_LOG)));
  reader.end();
  const accounts = new Map(selectAccess(profile, { accounts: [], namespaces: [] }).accounts.map((account) => [account.name, account]));
  const rows = new Map<string, Row>();
  const ungranted: string[] = [];
  for (const { name } of verdicts.scenarios) {
    const scenario = ALL_SCENARIOS.find((each) => each.name === name);
    for (const component of scenario === undefined ? [] : COMPONENTS) {
      const place = scenario && ScenarioRun.placeOf(scenario);
      const account = place && accounts.get(`system:serviceaccount:${place.install}:${INSTALL_NAME}-argo${component === 'server' ? '-server' : ''}`);
      if (scenario === undefined || place === undefined || account === undefined) {
        continue; // it didn't run, or has no such component
      }
      const difference = roleDifference(account, InstallAccess.plan(installPropsOf(scenario, place, version)), component);
      ungranted.push(...difference.ungranted.map((text) => `${name}, ${component}: ${text}`));
      const unseen = new Set(difference.unseen);
      for (const need of difference.granted) {
        const key = `${need.known.id} ${need.permission.verb}`;
        const row = rows.get(key) ?? { granted: new Set(), seen: new Set(), silence: need.known.silence };
        rows.set(key, row);
        row.granted.add(name);
        if (!unseen.has(need)) {
          row.seen.add(name);
        }
      }
    }
  }
  const explained = new Map(UNUSED_PERMISSIONS.map((each) => [`${each.need} ${each.verb}`, `${each.class}, ${each.evidence}`]));
  const never = [...rows].filter(([, { seen }]) => seen.size === 0);
  const unexplained = never.filter(([key]) => !explained.has(key));
  process.stdout.write([
    `${verdicts.argo}: ${rows.size} permissions of ${new Set([...rows.keys()].map((key) => key.split(' ')[0])).size} rows are granted to controllers and servers.`,
    `${[...rows.values()].filter(({ granted, seen }) => granted.size === seen.size).length} are in the tailored role of each scenario, ${rows.size - never.length} in that of at least one.`,
    '', 'In the tailored roles of some scenarios, and granted in more:',
    ...[...rows].filter(([, { granted, seen }]) => seen.size > 0 && seen.size < granted.size)
      .map(([key, { granted, seen, silence }]) => `  ${key}: ${seen.size} of ${granted.size}. ${silence}`),
    '', 'In no tailored role:', ...never.map(([key, { granted, silence }]) => `  ${key}: 0 of ${granted.size}. ${explained.get(key) ?? `Not explained. ${silence}`}`),
    '', 'In a tailored role, and not granted:', ...ungranted.map((line) => `  ${line}`), '',
  ].join('\n'));
  // A run of some scenarios shows some rows.
  return ungranted.length + (verdicts.isWhole ? unexplained.length : 0) === 0 ? 0 : 1;
}

process.exitCode = main(process.argv[2] ?? '.');
