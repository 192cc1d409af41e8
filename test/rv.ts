import { reviewFile, lines } from './review/review-input';
for (const f of process.argv.slice(2)) {
  const r = reviewFile(f);
  console.log('==', f); console.log(lines(r, 'info').join('\n'));
  for (const x of r.findings) { if (x.expected) console.log('   expected', x.check, x.severity, x.subject, x.where);
    if (process.env.V) console.log(JSON.stringify({c:x.check,g:x.grants,p:x.path.map(p=>p.text),f:x.folded,why:x.why, r:x.remedy})); }
  console.log(' unknown', JSON.stringify(r.unknown));
}
