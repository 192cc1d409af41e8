import { readFileSync } from 'fs';
import { inferAccess } from '/work/wt/inference/lib/inference/infer-access';
import { describeWorkflow } from '/work/wt/inference/lib/inference/access/describe-workflow';
import { formatFault } from '/work/wt/inference/lib/inference/manifests/manifest-fault';
const files = process.argv.slice(2);
const t = Date.now();
const r = inferAccess(files.map((file) => ({ file: file.replace('/tmp/argo/examples/', ''), text: readFileSync(file, 'utf8') })), {});
for (const f of r.faults) console.error(formatFault(f));
const out = r.studies.map(describeWorkflow);
for (const w of out) {
  console.log(`${w.file} ${w.kind} ${w.name}`);
  for (const i of w.identities) { for (const x of i.rules) console.log('   ', i.serviceAccount, x.namespace ?? '', x.apiGroups.join(), x.resources.join(), x.verbs.join(), (x.resourceNames ?? []).join()); for (const x of i.clusterRules) console.log('   CLUSTER', i.serviceAccount, JSON.stringify(x)); if (i.rules.length + i.clusterRules.length === 0) console.log('   ', i.serviceAccount, '(nothing)'); }
  for (const u of w.unknown) console.log('   ?', u.template, u.line, u.where, u.why);
  console.log('   F', w.controllerFeatures.map((f) => `${f.feature}@${f.line}`).join(' '));
  for (const n of w.notes) console.log('   N', n.code, n.line, n.text);
}
console.error(Date.now() - t, 'ms');
