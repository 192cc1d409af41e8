import * as fc from 'fast-check';
import { auditEvent, profileOfText, readText } from './read-text';
import { AccessProfile } from '../../lib/audit-log/access-profile';
import { LogReader } from '../../lib/audit-log/log-reader';
import { profileLines } from '../../lib/audit-log/profile-json';

const line = (name: string, rest = {}) => JSON.stringify(auditEvent({
  auditID: name, requestURI: `/api/v1/namespaces/argo/pods/${name}`, objectRef: { resource: 'pods', namespace: 'argo', name, apiVersion: 'v1' }, ...rest,
}));

const [A, B, C] = ['a', 'b', 'c'].map((name) => line(name));

/** A line as a runtime of containers writes it, or a part of one. */
const stamped = (tag: 'P' | 'F', text: string, stream = 'stdout') => `2026-07-01T00:00:01.123456789Z ${stream} ${tag} ${text}\n`;

/** The bytes of an event as one-byte characters, so that a cut can be within a character. */
const UMLAUT = Buffer.from(line('ü')).toString('latin1');
const inUmlaut = UMLAUT.lastIndexOf('\u00c3') + 1;

/** The names of the pods that were read, and how many lines weren't. */
function read(text: string | Uint8Array) {
  const { accounts, stats: { lines, unreadable, foreign } } = readText(text);
  const { needs = [] } = (accounts.ana ?? {}) as { readonly needs?: readonly { readonly resourceName: string }[] };
  return { pods: needs.map(({ resourceName }) => resourceName).join(''), lines, unreadable, foreign };
}

test.each<[string, string | Uint8Array, ReturnType<typeof read>]>([
  ['lines', `${A}\n${B}\n`, { pods: 'ab', lines: 2, unreadable: 0, foreign: 0 }],
  ['a last line without an end', `${A}\n${B}`, { pods: 'ab', lines: 2, unreadable: 0, foreign: 0 }],
  ['line ends of Windows, a byte order mark, and blank lines', `\ufeff${A}\r\n\r\n  \n\n${B}\r\n`, { pods: 'ab', lines: 2, unreadable: 0, foreign: 0 }],
  ['a byte order mark between files that were joined', `${A}\n\ufeff${B}\n`, { pods: 'ab', lines: 2, unreadable: 0, foreign: 0 }],
  ['blanks around an event', `  ${A}  \n`, { pods: 'a', lines: 1, unreadable: 0, foreign: 0 }],
  ['a cut first line', `${A.slice(50)}\n${B}\n`, { pods: 'b', lines: 2, unreadable: 1, foreign: 0 }],
  ['a cut last line', `${A}\n${B.slice(0, -50)}`, { pods: 'a', lines: 2, unreadable: 1, foreign: 0 }],
  ['events without line ends between them', `${A}${B}\n${C}\n`, { pods: 'abc', lines: 2, unreadable: 0, foreign: 0 }],
  ['events without line ends, the last of which is cut', `${A}${B.slice(0, -50)}\n${C}\n`, { pods: 'ac', lines: 2, unreadable: 1, foreign: 0 }],
  ['a list over several lines', `${JSON.stringify([A, B].map((each) => JSON.parse(each) as object), undefined, 2)}\n`, { pods: 'ab', lines: 1, unreadable: 0, foreign: 0 }],
  ['a batch over several lines, and lines after it',
    `${JSON.stringify({ kind: 'EventList', items: [JSON.parse(A) as object, JSON.parse(B) as object], metadata: {} }, undefined, '\t')}\n${C}\n`,
    { pods: 'abc', lines: 2, unreadable: 0, foreign: 0 }],
  ['an event over several lines', JSON.stringify(JSON.parse(A), undefined, 2), { pods: 'a', lines: 1, unreadable: 0, foreign: 0 }],
  ['a list over several lines that is cut', `${JSON.stringify([JSON.parse(A), JSON.parse(B)], undefined, 2).slice(0, -100)}\n`, { pods: 'a', lines: 1, unreadable: 1, foreign: 0 }],
  ['an opening brace that nothing closes', `{\n${A}\n${B}\n`, { pods: 'ab', lines: 3, unreadable: 1, foreign: 0 }],
  ['an empty list', '[]\n', { pods: '', lines: 1, unreadable: 0, foreign: 0 }],
  ['a batch of nothing', '{"kind":"EventList","apiVersion":"audit.k8s.io/v1","items":null}\n', { pods: '', lines: 1, unreadable: 0, foreign: 0 }],
  ['lines that a runtime of containers has cut', `${stamped('P', A.slice(0, 90))}${stamped('P', A.slice(90, 200))}${stamped('F', A.slice(200))}${stamped('F', B)}`,
    { pods: 'ab', lines: 2, unreadable: 0, foreign: 0 }],
  ['such lines between which another stream has lines',
    [stamped('P', A.slice(0, 90)), stamped('F', 'I0701 00:00:00 hello', 'stderr'), stamped('P', B.slice(0, 90), 'stderr'), stamped('F', A.slice(90)), stamped('F', B.slice(90), 'stderr')].join(''),
    { pods: 'ab', lines: 3, unreadable: 1, foreign: 0 }],
  ['such a line whose cut is within a character', Buffer.from(stamped('P', UMLAUT.slice(0, inUmlaut)) + stamped('F', UMLAUT.slice(inUmlaut)), 'latin1'),
    { pods: 'ü', lines: 1, unreadable: 0, foreign: 0 }],
  ['such lines with line ends of Windows', `\ufeff${stamped('P', `${A.slice(0, 90)}\r`)}${stamped('F', `${A.slice(90)}\r`)}`, { pods: 'a', lines: 1, unreadable: 0, foreign: 0 }],
  ['such lines whose last part is missing', `${stamped('P', A.slice(0, 90))}${B}\n${stamped('P', C.slice(0, 90))}`, { pods: 'b', lines: 3, unreadable: 2, foreign: 0 }],
  ['other texts', `I0701 00:00:00 hello\n${A}\n`, { pods: 'a', lines: 2, unreadable: 1, foreign: 0 }],
  ['other JSON', `{"level":"info"}\n"text"\n${A}\n`, { pods: 'a', lines: 3, unreadable: 0, foreign: 2 }],
  ['bytes that are no text', Buffer.concat([Buffer.from(`${A}\n`), Buffer.from([0xff, 0xfe, 0x00, 0x0a]), Buffer.from(B)]), { pods: 'ab', lines: 2 + 1, unreadable: 1, foreign: 0 }],
  ['nothing', '', { pods: '', lines: 0, unreadable: 0, foreign: 0 }],
])('reads %s', (_, text, expected) => {
  expect(read(text)).toEqual(expected);
});

test('reads a line of any length', () => {
  const long = line('b', { level: 'Request', requestObject: { data: 'x'.repeat(9_000_000) } });
  expect(read(`${A}\n${long}\n${C}\n`)).toEqual({ pods: 'abc', lines: 3, unreadable: 0, foreign: 0 });
  const batch = JSON.stringify({ kind: 'EventList', items: Array.from({ length: 9000 }, (_, i) => JSON.parse(line(`n${i % 3}`)) as object) });
  expect(read(`${A}\n${batch}\n${C}\n`)).toEqual({ pods: 'acn0n1n2', lines: 3, unreadable: 0, foreign: 0 });
});

test('reads the same, wherever the bytes are divided', () => {
  const texts = [`\ufeff${A}\r\n${B}${C}\n\n${line('é')}\n{"level":"info"}\n${A.slice(0, 300)}\n`, JSON.stringify([JSON.parse(A), JSON.parse(B)], undefined, 2), `\n${C}\n`];
  const bytes = Buffer.from(texts.join('\n'));
  const textOf = (profile: AccessProfile) => [...profileLines(profile)].join('');
  const whole = textOf(profileOfText(bytes));
  fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1 }), (sizes) => {
    const profile = new AccessProfile();
    const reader = new LogReader(profile);
    for (let at = 0, i = 0; at < bytes.length; at += sizes[i++ % sizes.length]) {
      reader.read(bytes.subarray(at, at + sizes[i % sizes.length]));
    }
    reader.end();
    profile.addSource(reader.source('log', 'digest'));
    expect(textOf(profile)).toBe(whole);
  }));
});

describe('reads one log after the other', () => {
  const after = (first: string, isEnded: boolean) => {
    const profile = new AccessProfile();
    const reader = new LogReader(profile);
    [first, `${B}\n`].forEach((text, i) => {
      reader.begin();
      reader.read(Buffer.from(text));
      if (isEnded || i === 1) {
        reader.end();
      }
    });
    const pods = [...profile.accounts.get('ana')?.accesses('needs') ?? []].flat().map(({ permission }) => permission.resourceName).join('');
    return { pods, ...reader.source('log', 'digest'), isLegacy: reader.isLegacy, repeated: profile.stats.repeated };
  };

  test.each<[string, string, string]>([
    ['a whole one', `${line('a', { stageTimestamp: '2026-06-01T00:00:00.000000Z' })}\n`, 'ab'],
    ['one with the same request', `${B}\n`, 'b'],
    ['one that ends within a line', `${A}\n${C.slice(0, 300)}`, 'ab'],
    ['one that ends within a list over several lines', JSON.stringify([JSON.parse(A), JSON.parse(C)], undefined, 2).slice(0, -300), 'ab'],
    ['one that ends within a line that a runtime has cut', `${A}\n${stamped('P', C.slice(0, 90))}`, 'ab'],
    ['one that ends within a text that Docker has cut', `${A}\n${JSON.stringify({ log: C.slice(0, 90), stream: 'stdout' })}\n`, 'ab'],
    ['one of the legacy format', '2026-07-01T00:00:00Z AUDIT: id="x" ip="1.2.3.4"\n', 'b'],
  ])('after %s', (_, first, pods) => {
    const second = { name: 'log', bytes: B.length + 1, digest: 'digest', lines: 1, unreadable: 0, first: 1782864001000, last: 1782864001000, isLegacy: false, repeated: 0 };
    expect([true, false].map((isEnded) => after(first, isEnded))).toEqual([{ pods, ...second }, { pods, ...second }]);
  });
});

test('the time says from when on events count', () => {
  const later = line('b', { stageTimestamp: '2026-07-02T00:00:00.000000Z' });
  const { accounts, stats } = readText(`${A}\n${later}\n`, { since: Date.parse('2026-07-02T00:00:00Z') });
  expect({ accounts, events: stats.events }).toEqual({
    accounts: { ana: { needs: [{ where: 'argo', verb: 'get', apiGroup: '', resource: 'pods', resourceName: 'b' }] } }, events: 2,
  });
});

test('knows a log of the legacy format by its first line', () => {
  const legacy = '2026-07-01T00:00:00.000000000Z AUDIT: id="x" ip="1.2.3.4" method="GET" user="ana"\n';
  const isLegacy = (text: string) => {
    const reader = new LogReader(new AccessProfile());
    reader.read(Buffer.from(text));
    return reader.isLegacy;
  };
  expect([isLegacy(legacy), isLegacy(`${A}\n${legacy}`)]).toEqual([true, false]);
});
