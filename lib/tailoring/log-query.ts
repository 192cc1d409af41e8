/** An engine that may hold a log, by what it calls its SQL. */
export const SQL_DIALECTS = ['duckdb', 'clickhouse', 'bigquery', 'athena'] as const;

export type SqlDialect = typeof SQL_DIALECTS[number];

type Path = readonly string[];

/** A part of an event as the query puts it together: fixed text, a member of the event, or what depends on one. */
type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'member'; readonly path: Path }
  | { readonly kind: 'path of URI'; readonly path: Path }
  /** Only of answers that say no: others have messages that differ from request to request. */
  | { readonly kind: 'message'; readonly path: Path; readonly code: Path };

/** The parts of a query. */
interface QueryParts {
  readonly source: string;

  /** The expression that distinguishes events that prove different things. */
  readonly event: string;

  /** The expression that distinguishes requests. */
  readonly id: string;
  readonly time: string;

  /** The time of an event that doesn't have the other one. */
  readonly received: string;
}

/** How an engine says it. A member is JSON text, and null where the event lacks it. */
interface Dialect {
  /** Where the log is, by default. */
  readonly source: string;
  readonly member: (path: Path) => string;
  readonly concat: (parts: readonly string[]) => string;
  readonly pathOfUri: (member: string) => string;

  /** Whether a member is a number of at least this. */
  readonly isAtLeast: (member: string, least: number) => string;
  readonly query: (parts: QueryParts) => string;
}

const DECISION = 'authorization.k8s.io/decision';
const REASON = 'authorization.k8s.io/reason';

/** The parts of each event that the reader of logs uses. Further parts would only distinguish events that prove the same. */
const EVENT: readonly Piece[] = [
  ...literal('{"kind":"Event","apiVersion":"audit.k8s.io/v1","stage":"ResponseComplete","auditID":""'),
  ...members('verb'),
  ...literal(',"requestURI":'), { kind: 'path of URI', path: ['requestURI'] },
  ...literal(',"user":{"username":'), { kind: 'member', path: ['user', 'username'] }, ...literal('}'),
  ...members('impersonatedUser', 'authenticationMetadata'),
  ...nested('objectRef', ['resource', 'subresource', 'apiGroup', 'apiVersion', 'namespace', 'name']),
  ...literal(',"responseStatus":{"code":'), { kind: 'member', path: ['responseStatus', 'code'] },
  ...literal(',"message":'), { kind: 'message', path: ['responseStatus', 'message'], code: ['responseStatus', 'code'] }, ...literal('}'),
  ...nested('annotations', [DECISION, REASON, 'audit.k8s.io/truncated']),
  ...literal(',"requestObject":{"roleRef":'), { kind: 'member', path: ['requestObject', 'roleRef'] },
  ...literal(',"spec":{"signerName":'), { kind: 'member', path: ['requestObject', 'spec', 'signerName'] },
  ...literal(',"user":'), { kind: 'member', path: ['requestObject', 'spec', 'user'] },
  ...literal(',"resourceAttributes":'), { kind: 'member', path: ['requestObject', 'spec', 'resourceAttributes'] },
  ...literal(',"nonResourceAttributes":'), { kind: 'member', path: ['requestObject', 'spec', 'nonResourceAttributes'] },
  ...literal('},"ignoreStoreReadErrorWithClusterBreakingPotential":'),
  { kind: 'member', path: ['requestObject', 'ignoreStoreReadErrorWithClusterBreakingPotential'] },
  ...literal('},"responseObject":{"spec":{"signerName":'), { kind: 'member', path: ['responseObject', 'spec', 'signerName'] },
  ...literal('},"status":{"allowed":'), { kind: 'member', path: ['responseObject', 'status', 'allowed'] },
  ...literal('}}}'),
];

const PAYLOAD = 'protopayload_auditlog';

/** The parts of an event of GKE that a sink of Cloud Logging has. */
const GKE_ENTRY: readonly Piece[] = [
  ...literal('{"protoPayload":{"serviceName":"k8s.io","methodName":'), { kind: 'member', path: [PAYLOAD, 'methodName'] },
  ...literal(',"resourceName":'), { kind: 'member', path: [PAYLOAD, 'resourceName'] },
  ...literal(',"authenticationInfo":{"principalEmail":'), { kind: 'member', path: [PAYLOAD, 'authenticationInfo', 'principalEmail'] },
  ...literal('},"authorizationInfo":[{"granted":'), { kind: 'member', path: [PAYLOAD, 'authorizationInfo[SAFE_OFFSET(0)]', 'granted'] },
  ...literal('}],"status":{"code":'), { kind: 'member', path: [PAYLOAD, 'status', 'code'] },
  ...literal(',"message":'), { kind: 'member', path: [PAYLOAD, 'status', 'message'] },
  ...literal('}}}'),
];

/** An option of a request that has the API server ask once more, so it is kept. */
const UNSAFE_OPTION = '%ignoreStoreReadError%';

/** Which values are events that prove something, as our reading has it: those in a list have no kind. */
function isEvent(text: (name: string) => string, isMissing: (name: string) => string): string {
  return `(${text('kind')} = 'Event' AND ${text('apiVersion')} LIKE 'audit.k8s.io/%' OR ${isMissing('kind')} AND NOT (${isMissing('auditID')}) AND NOT (${isMissing('stage')}))`
    + ` AND coalesce(${text('stage')}, '') <> 'RequestReceived'`;
}

const DIALECTS: Readonly<Record<SqlDialect, Dialect>> = {
  duckdb: {
    source: 'audit.log',
    // One look at the line for all of its members.
    member: (path) => `m[${DUCKDB_PATHS.indexOf(duckdbPath(path)) + 1}]`,
    concat: (parts) => parts.join('\n    || '),
    pathOfUri: (member) => `CASE WHEN ${member} LIKE '${UNSAFE_OPTION}' THEN ${member} ELSE regexp_replace(${member}, '[?].*$', '"') END`,
    isAtLeast: (member, least) => `TRY_CAST(${member} AS INTEGER) >= ${least}`,
    query: ({ source, event, id, time, received }) => `WITH lines AS (
  SELECT ltrim(line, chr(65279)) AS line
  FROM read_csv(${quoted(source)}, columns = {'line': 'VARCHAR'}, header = false, delim = chr(1), quote = '', escape = '', auto_detect = false,
    strict_mode = false, null_padding = true, max_line_size = 67108864)
),
objects AS (
  SELECT unnest(CASE WHEN line LIKE '%List"%' AND (line ->> 'kind') LIKE '%List' THEN CAST(json_extract(line, '$.items[*]') AS VARCHAR[]) ELSE [line] END) AS line
  FROM lines WHERE json_valid(line)
),
events AS (
  SELECT CAST(json_extract(line, [${DUCKDB_PATHS.map(quoted).join(', ')}]) AS VARCHAR[]) AS m
  FROM objects
  WHERE ${isEvent((name) => `(line ->> '${name}')`, (name) => `(line ->> '${name}') IS NULL`)}
)
SELECT event, count(DISTINCT id) + count(*) FILTER (WHERE id IS NULL) AS requests, min(time) AS first_seen, max(time) AS last_seen
FROM (
  SELECT ${event} AS event,
    nullif(${id}, '""') AS id, trim(coalesce(${time}, ${received}), '"') AS time
  FROM events
)
GROUP BY event
ORDER BY event`,
  },
  clickhouse: {
    source: 'audit.log',
    member: (path) => `JSONExtractRaw(line, ${path.map(quoted).join(', ')})`,
    concat: (parts) => `concat(${parts.join(',\n    ')})`,
    pathOfUri: (member) => `if(${member} LIKE '${UNSAFE_OPTION}', ${member}, replaceRegexpOne(${member}, '[?].*$', '"'))`,
    isAtLeast: (member, least) => `toInt32OrZero(${member}) >= ${least}`,
    query: ({ source, event }) => `WITH objects AS (
  SELECT arrayJoin(if(endsWith(JSONExtractString(line, 'kind'), 'List'), JSONExtractArrayRaw(line, 'items'), [line])) AS line
  FROM (SELECT replaceRegexpOne(line, '^\\xEF\\xBB\\xBF', '') AS line FROM file(${quoted(source)}, 'LineAsString', 'line String'))
  WHERE isValidJSON(line)
),
events AS (
  SELECT line FROM objects
  WHERE ${isEvent((name) => `JSONExtractString(line, '${name}')`, (name) => `NOT JSONHas(line, '${name}')`)}
)
SELECT event, uniqExact(id) + countIf(id IS NULL) AS requests, min(time) AS first_seen, max(time) AS last_seen
FROM (
  SELECT ${event} AS event,
    nullIf(JSONExtractString(line, 'auditID'), '') AS id,
    if(JSONExtractString(line, 'stageTimestamp') = '', JSONExtractString(line, 'requestReceivedTimestamp'), JSONExtractString(line, 'stageTimestamp')) AS time
  FROM events
)
GROUP BY event
ORDER BY event
FORMAT JSONEachRow`,
  },
  bigquery: {
    source: 'PROJECT.DATASET.cloudaudit_googleapis_com_*',
    member: (path) => `TO_JSON_STRING(${path.join('.')})`,
    concat: (parts) => `CONCAT(${parts.join(',\n    ')})`,
    pathOfUri: (member) => member,
    isAtLeast: (member, least) => `CAST(${member} AS INT64) >= ${least}`,
    query: ({ source, event }) => `SELECT event, COUNT(DISTINCT id) AS requests, CAST(MIN(time) AS STRING) AS first_seen, CAST(MAX(time) AS STRING) AS last_seen
FROM (
  SELECT ${event} AS event,
    COALESCE(operation.id, insertId) AS id, timestamp AS time
  FROM \`${source}\`
  WHERE ${PAYLOAD}.serviceName = 'k8s.io'
) AS entries
GROUP BY event
ORDER BY event`,
  },
  athena: {
    source: 'audit_log',
    member: (path) => `json_format(json_extract(line, '$${path.map((step) => `["${step}"]`).join('')}'))`,
    concat: (parts) => `concat(${parts.join(',\n    ')})`,
    pathOfUri: (member) => `CASE WHEN ${member} LIKE '${UNSAFE_OPTION}' THEN ${member} ELSE regexp_replace(${member}, '[?].*$', '"') END`,
    isAtLeast: (member, least) => `TRY_CAST(${member} AS integer) >= ${least}`,
    query: ({ source, event }) => `WITH events AS (
  SELECT line FROM (SELECT regexp_extract(line, '[{].*') AS line FROM ${source}) AS lines
  WHERE ${isEvent((name) => `json_extract_scalar(line, '$.${name}')`, (name) => `json_extract_scalar(line, '$.${name}') IS NULL`)}
)
SELECT event, count(DISTINCT id) + count_if(id IS NULL) AS requests, min(time) AS first_seen, max(time) AS last_seen
FROM (
  SELECT ${event} AS event,
    nullif(json_extract_scalar(line, '$.auditID'), '') AS id,
    coalesce(json_extract_scalar(line, '$.stageTimestamp'), json_extract_scalar(line, '$.requestReceivedTimestamp')) AS time
  FROM events
) AS entries
GROUP BY event
ORDER BY event`,
  },
};

const ID: Path = ['auditID'];
const TIME: Path = ['stageTimestamp'];
const RECEIVED: Path = ['requestReceivedTimestamp'];

const DUCKDB_PATHS: readonly string[] = [...new Set([...EVENT.flatMap((piece) => piece.kind === 'text' ? [] : [piece.path]), ID, TIME, RECEIVED].map(duckdbPath))];

/**
 * Writes the query that reduces a log to the events that prove different things, with how often and when they were seen.
 *
 * `readLogRows` finds out what they prove, so every engine gives the same answer as reading the log.
 *
 * @param source The files or the table of the log; by default a name to be replaced.
 */
export function logQuery(name: SqlDialect, source?: string): string {
  const dialect = DIALECTS[name];
  const pieces = name === 'bigquery' ? GKE_ENTRY : EVENT;
  return `${dialect.query({
    source: source ?? dialect.source,
    event: dialect.concat(joinedText(pieces).map((piece) => pieceText(piece, dialect, name))),
    id: dialect.member(ID),
    time: dialect.member(TIME),
    received: dialect.member(RECEIVED),
  })};\n`;
}

function pieceText(piece: Piece, { member, pathOfUri, isAtLeast }: Dialect, name: SqlDialect): string {
  // ClickHouse has an empty text where others have no value.
  const orNull = (text: string) => name === 'clickhouse' ? `if(${text} = '', 'null', ${text})` : `coalesce(${text}, 'null')`;
  switch (piece.kind) {
    case 'text':
      return quoted(piece.text);
    case 'member':
      return orNull(member(piece.path));
    case 'path of URI':
      return orNull(pathOfUri(member(piece.path)));
    case 'message':
      return `CASE WHEN ${isAtLeast(member(piece.code), 400)} THEN ${orNull(member(piece.path))} ELSE 'null' END`;
  }
}

function literal(text: string): Piece[] {
  return [{ kind: 'text', text }];
}

function members(...names: readonly string[]): Piece[] {
  return names.flatMap((name): Piece[] => [...literal(`,${JSON.stringify(name)}:`), { kind: 'member', path: [name] }]);
}

function nested(object: string, names: readonly string[]): Piece[] {
  return [
    ...literal(`,${JSON.stringify(object)}:{`),
    ...names.flatMap((name, index): Piece[] => [...literal(`${index === 0 ? '' : ','}${JSON.stringify(name)}:`), { kind: 'member', path: [object, name] }]),
    ...literal('}'),
  ];
}

/** Texts that follow each other, as one. */
function joinedText(pieces: readonly Piece[]): Piece[] {
  return pieces.reduce<Piece[]>((all, piece) => {
    const last = all.at(-1);
    return last?.kind === 'text' && piece.kind === 'text' ? [...all.slice(0, -1), { kind: 'text', text: last.text + piece.text }] : [...all, piece];
  }, []);
}

function duckdbPath(path: Path): string {
  return `$${path.map((step) => `."${step}"`).join('')}`;
}

function quoted(text: string): string {
  return `'${text.replace(/'/g, "''")}'`;
}
