import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { runCommand } from './run-command';
import { binding, role } from '../access/access-texts';

const READER = role('ci/reader', 'list secrets') + binding('ci', 'Role reader', 'ServiceAccount ci/reader');

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'review-'));
  write('roles.yaml', READER);
});
afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

async function review(...options: readonly string[]) {
  const run = await runCommand(['review', join(folder, 'roles.yaml'), ...options]);
  return { ...run, out: run.out.replaceAll(`${folder}/`, ''), err: run.err.replaceAll(`${folder}/`, '') };
}

test('an acknowledgement for the cluster does not cover what a namespace that is called so holds', async () => {
  const manifests = write('scopes.yaml', role('cluster/reader', 'get,list secrets') + binding('cluster', 'Role reader', 'User ann'));
  const open = async (where: string) => {
    const accepted = write('scopes-accepted.yaml', `apiVersion: argo-rbac/v1\nkind: ReviewAcknowledgements\nacknowledged:\n- {check: B2, subject: User ann, where: ${where}, reason: r}\n`);
    const { out } = await runCommand(['review', manifests, '--acknowledge', accepted, '-o', 'json']);
    return (JSON.parse(out) as { findings: { check: string; where: string }[] }).findings.filter(({ check }) => check === 'B2').map(({ where: found }) => found);
  };
  expect({ cluster: await open('cluster'), namespace: await open('namespace/cluster') }).toEqual({ cluster: ['namespace/cluster'], namespace: [] });
});

test('what is printed to be filled in is refused without reasons, and with them covers what was found', async () => {
  const { out, exitCode } = await review('--write-acknowledgements');
  expect({ out: out.slice(0, 300), exitCode }).toEqual({
    exitCode: 0,
    out: expect.stringContaining(`\
apiVersion: argo-rbac/v1
kind: ReviewAcknowledgements
acknowledged:
  - check: B2
    subject: ServiceAccount ci/reader
    where: ci
    permissions:
      - list secrets
    severity: high
    reason: ''
    expires: ''
`),
  });
  expect(await review('--acknowledge', write('acknowledged.yaml', out))).toMatchObject({ exitCode: 2, out: '', err: expect.stringContaining('The acknowledgement has no reason.') });
  const filled = await review('--acknowledge', write('acknowledged.yaml', out.replaceAll("reason: ''", 'reason: It backs them up.')));
  expect(filled).toMatchObject({ exitCode: 0, err: '' });
  expect(filled.out).toContain('Acknowledged\n  B2 List or watch Secrets: ServiceAccount ci/reader, namespace ci: It backs them up.\n');
});

test('an acknowledgement that has expired counts for nothing, and is listed', async () => {
  const file = write('expired.yaml', 'kind: ReviewAcknowledgements\nacknowledged: [{ check: B2, subject: Role ci/reader, reason: a, expires: 2020-01-31 }]');
  const { exitCode, out } = await review('--acknowledge', file);
  expect({ exitCode, out }).toEqual({
    exitCode: 1,
    out: expect.stringContaining('Acknowledgements without effect\n  expired.yaml:2:16: The acknowledgement of B2 for Role ci/reader has expired.\n'),
  });
});

test('an annotation acknowledges, and one that can\'t be read is a warning', async () => {
  const annotated = (check: string) => write('annotated.yaml', READER.replace('namespace: ci }', `namespace: ci, annotations: { acknowledge.argo-rbac/${check}: It backs them up. } }`));
  expect(await runCommand(['review', annotated('B2')])).toMatchObject({ exitCode: 0, err: '' });
  expect(await runCommand(['review', annotated('Z9')])).toMatchObject({ exitCode: 1, err: expect.stringContaining('warning[review/invalid-annotation]: The annotation names no check: "Z9".') });
});

test('with a baseline only what is new counts', async () => {
  const { out } = await review('-o', 'json');
  const baseline = write('baseline.json', out);
  expect(await review('--baseline', baseline)).toMatchObject({ exitCode: 0, out: expect.stringMatching(/ in the baseline\. Gate medium: not hit\.\n$/) });
  const wider = write('wider.yaml', READER.replace('"list"', '"list","create"'));
  const { exitCode, out: found } = await runCommand(['review', wider, '--baseline', baseline]);
  expect({ exitCode, checks: [...found.matchAll(/^(?:critical|high|medium|low) (\S+)/gm)].map(([, check]) => check) }).toEqual({ exitCode: 1, checks: expect.arrayContaining(['B4']) });
  expect(await review('--baseline', join(folder, 'roles.yaml'))).toMatchObject({ exitCode: 2, out: '', err: expect.stringContaining('error[review/invalid-baseline]') });
});

test.each(['text', 'table', 'json', 'markdown', 'sarif', 'junit', 'html', 'github'])('%s is printed with the exit code of the gate', async (format) => {
  const { exitCode, out, err } = await review('-o', format);
  expect({ exitCode, err, names: out.includes('ci/reader') }).toEqual({ exitCode: 1, err: '', names: true });
});
