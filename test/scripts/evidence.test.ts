import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { Citation, citationFault, citationsOf, evidenceBelow } from '../../scripts/evidence';

const argo = (tag: string, file: string, lines: Citation['lines']): Citation => ({ repository: 'argo-workflows', tag, file, lines });
const kubectl = (file: string, lines: Citation['lines'], tag = 'v0.35.4'): Citation => ({ repository: 'kubectl', tag, file, lines });

test.each<[string, Citation[]]>([
  ['v4.1.2 config/controller.go:61', [argo('v4.1.2', 'config/controller.go', [[61, 61]])]],
  ['v4.1.2 util/auth/auth.go:39-48,60', [argo('v4.1.2', 'util/auth/auth.go', [[39, 48], [60, 60]])]],
  ['v4.1.2 ui/src/pages/list.tsx', [argo('v4.1.2', 'ui/src/pages/list.tsx', [])]],
  ['v4.1.2 workflow/executor/taskresult.go:44 from executor.go:983',
    [argo('v4.1.2', 'workflow/executor/taskresult.go', [[44, 44]]), argo('v4.1.2', 'workflow/executor/executor.go', [[983, 983]])]],
  ['v4.1.2 workflow/executor/agent.go:345 through util/util.go:34',
    [argo('v4.1.2', 'workflow/executor/agent.go', [[345, 345]]), argo('v4.1.2', 'util/util.go', [[34, 34]])]],
  ['v3.5.15 go.mod:74', [argo('v3.5.15', 'go.mod', [[74, 74]])]],
  ['kubectl pkg/cmd/create/create.go:283', [kubectl('pkg/cmd/create/create.go', [[283, 283]])]],
  ['kubectl pkg/a.go:1; kubectl v0.24.3 pkg/a.go:2 (Argo v3.5) has no such check', [kubectl('pkg/a.go', [[1, 1]]), kubectl('pkg/a.go', [[2, 2]], 'v0.24.3')]],
  ['kubectl pkg/get.go:490; the step then fails, v4.1.2 workflow/resource.go:77',
    [kubectl('pkg/get.go', [[490, 490]]), argo('v4.1.2', 'workflow/resource.go', [[77, 77]])]],
  ['kubectl pkg/a.go:5; seen with kubectl 1.32.4', [kubectl('pkg/a.go', [[5, 5]])]],
  ['kubernetes v1.37.2 apiserver pkg/endpoints/patch.go:214',
    [{ repository: 'apiserver', tag: 'v0.37.2', file: 'pkg/endpoints/patch.go', lines: [[214, 214]] }]],
  ['kubernetes v1.37.2 plugin/pkg/admission/gc.go:109', [{ repository: 'kubernetes', tag: 'v1.37.2', file: 'plugin/pkg/admission/gc.go', lines: [[109, 109]] }]],
  ['the documentation', []],
])('%s', (text, citations) => {
  expect(citationsOf(text, 'v0.35.4')).toEqual(citations);
});

describe('a citation', () => {
  const TEXT = ['package a', '', '// Reads it.', 'func Read() {', '\treturn &B{', '\t\t*owner,', '\t}', '}'].join('\n');
  const read = (tag: string, file: string) => tag === 'v1.0.0' && file === 'a.go' ? TEXT : undefined;

  test.each<[string, Citation, string | undefined]>([
    ['of code', argo('v1.0.0', 'a.go', [[1, 1], [4, 8]]), undefined],
    ['of a value behind a pointer', argo('v1.0.0', 'a.go', [[6, 6]]), undefined],
    ['of a whole file', argo('v1.0.0', 'a.go', []), undefined],
    ['of an empty line', argo('v1.0.0', 'a.go', [[2, 2]]), 'v1.0.0 a.go has no code at 2'],
    ['of a comment', argo('v1.0.0', 'a.go', [[1, 1], [2, 3]]), 'v1.0.0 a.go has no code at 2-3'],
    ['of brackets', argo('v1.0.0', 'a.go', [[7, 8]]), 'v1.0.0 a.go has no code at 7-8'],
    ['of lines behind the end', argo('v1.0.0', 'a.go', [[4, 9]]), 'v1.0.0 a.go has no code at 4-9'],
    ['of another tag', argo('v2.0.0', 'a.go', [[1, 1]]), 'v2.0.0 has no a.go'],
    ['of another file', argo('v1.0.0', 'b.go', []), 'v1.0.0 has no b.go'],
  ])('%s', (_, citation, fault) => {
    expect(citationFault(citation, read)).toBe(fault);
  });
});

test('evidence is found wherever a source has it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'evidence-'));
  try {
    writeFileSync(join(folder, 'table.ts'), [
      "const SERVER = 'v4.1.2 server.go';",
      "const ROW = { evidence: 'v4.1.2 a.go:1' };",
      'const ROWS = [{ needs: [{ evidence: [`${SERVER}:2`, SERVER] }] }];',
      'const MORE = { evidence: [...ROW.evidence] };',
    ].join('\n'));
    expect(evidenceBelow(folder)).toEqual([
      { place: 'table.ts:2', text: 'v4.1.2 a.go:1' },
      { place: 'table.ts:3', text: 'v4.1.2 server.go:2' },
      { place: 'table.ts:3', text: 'v4.1.2 server.go' },
      { place: 'table.ts:4', text: '...ROW.evidence' },
    ]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('whatever the library gives as evidence can be looked up', () => {
  // What a row has from another row is checked there; an address can be looked up by itself.
  const written = evidenceBelow(join(__dirname, '..', '..', 'lib')).filter(({ text }) => !/^[\w.]*evidence$|^https:\/\/\S+$/.test(text));
  expect(written.length).toBeGreaterThan(0);
  expect(written.filter(({ text }) => {
    const citations = citationsOf(text, 'v0.35.4');
    return citations.length === 0 || citations.some(({ tag }) => !tag.startsWith('v'));
  })).toEqual([]);
});
