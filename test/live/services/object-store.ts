import { createServer, IncomingMessage, Server } from 'http';

/** As much of S3 as Argo's client asks for, in memory: objects are put, read, listed and deleted. Nobody's signature is checked. */
export function objectStore(): Server {
  const objects = new Map<string, Buffer>([['/artifacts/files/one', Buffer.from('hello')]]);
  return createServer((request, response) => {
    void bodyOf(request).then((body) => {
      const url = new URL(request.url ?? '/', 'http://store');
      const key = decodeURIComponent(url.pathname);
      const answer = (status: number, content: string | Buffer = '', headers: Record<string, string> = {}) => {
        response.writeHead(status, { 'Content-Length': Buffer.byteLength(content), ...headers });
        response.end(request.method === 'HEAD' ? undefined : content);
      };
      if (url.searchParams.has('location')) {
        return answer(200, '<LocationConstraint xmlns="http://s3.amazonaws.com/doc/2006-03-01/"></LocationConstraint>');
      }
      if (url.searchParams.has('list-type')) {
        return answer(200, listing(objects, key, url.searchParams.get('prefix') ?? ''));
      }
      switch (request.method) {
        case 'PUT':
          objects.set(key, body);
          return answer(200, '', { ETag: '"lab"' });
        case 'DELETE':
          objects.delete(key);
          return answer(204);
        default: {
          const object = objects.get(key);
          const isBucket = key.split('/').filter((part) => part !== '').length < 2;
          return object === undefined
            ? answer(isBucket ? 200 : 404, isBucket ? '' : '<Error><Code>NoSuchKey</Code></Error>')
            : answer(200, object, { 'ETag': '"lab"', 'Last-Modified': new Date().toUTCString(), 'Content-Type': 'application/octet-stream' });
        }
      }
    });
  });
}

function listing(objects: ReadonlyMap<string, Buffer>, bucket: string, prefix: string): string {
  const inBucket = bucket.endsWith('/') ? bucket : `${bucket}/`;
  const keys = [...objects.keys()].filter((key) => key.startsWith(inBucket + prefix)).map((key) => key.slice(inBucket.length));
  const contents = keys.map((key) => `<Contents><Key>${key}</Key><Size>${objects.get(inBucket + key)?.length}</Size>`
    + '<LastModified>2026-01-01T00:00:00.000Z</LastModified><ETag>"lab"</ETag></Contents>');
  return `<ListBucketResult><Name>${bucket.split('/').join('')}</Name><Prefix>${prefix}</Prefix><KeyCount>${keys.length}</KeyCount>`
    + `<IsTruncated>false</IsTruncated>${contents.join('')}</ListBucketResult>`;
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) {
    chunks.push(chunk as Buffer);
  }
  const body = Buffer.concat(chunks);
  return String(request.headers['x-amz-content-sha256']).startsWith('STREAMING-') ? withoutSignatures(body) : body;
}

/** Takes the content out of chunks, each after a line with its size and signature. */
function withoutSignatures(body: Buffer): Buffer {
  const content: Buffer[] = [];
  for (let at = 0; at < body.length;) {
    const lineEnd = body.indexOf('\r\n', at);
    const size = parseInt(body.toString('latin1', at, lineEnd), 16);
    if (!(size > 0)) {
      break;
    }
    content.push(body.subarray(lineEnd + 2, lineEnd + 2 + size));
    at = lineEnd + 2 + size + 2;
  }
  return Buffer.concat(content);
}
