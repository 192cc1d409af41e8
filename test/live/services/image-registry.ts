import { createHash } from 'crypto';
import { createServer, Server } from 'http';

const CONFIGURATION = JSON.stringify({ architecture: 'amd64', os: 'linux', config: { Entrypoint: ['/bin/true'] }, rootfs: { type: 'layers', diff_ids: [] } });
const CONFIGURATION_DIGEST = digestOf(CONFIGURATION);

const MANIFEST_TYPE = 'application/vnd.docker.distribution.manifest.v2+json';
const MANIFEST = JSON.stringify({
  schemaVersion: 2,
  mediaType: MANIFEST_TYPE,
  config: { mediaType: 'application/vnd.docker.container.image.v1+json', size: CONFIGURATION.length, digest: CONFIGURATION_DIGEST },
  layers: [],
});

/** A registry that says of any image what it runs, and holds no layers: the node has these. */
export function imageRegistry(): Server {
  return createServer((request, response) => {
    const [content, type] = request.url?.includes('/manifests/') ? [MANIFEST, MANIFEST_TYPE] : request.url?.includes('/blobs/')
      ? [CONFIGURATION, 'application/octet-stream'] : ['{}', 'application/json'];
    response.writeHead(200, { 'Content-Type': type, 'Content-Length': content.length, 'Docker-Content-Digest': digestOf(content) });
    response.end(request.method === 'HEAD' ? undefined : content);
  });
}

function digestOf(text: string): string {
  return `sha256:${createHash('sha256').update(text).digest('hex')}`;
}
