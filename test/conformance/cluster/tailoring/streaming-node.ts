import { createHash } from 'crypto';
import { once } from 'events';
import { readFileSync } from 'fs';
import { createServer, Server } from 'https';
import { join } from 'path';
import { SERVER_CERTIFICATE } from '../control-plane';

/** Ends every handshake of a WebSocket. */
const WEBSOCKET_GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

/** What the API server takes for the kubelet of a node: it grants each stream, and ends it at once. No pod runs. */
export class StreamingNode {
  /** @param folder That of the API server, whose certificate serves here as well: nobody checks it. */
  public static async start(folder: string): Promise<StreamingNode> {
    const server = createServer({ cert: readFileSync(join(folder, SERVER_CERTIFICATE)), key: readFileSync(join(folder, 'apiserver.key')) });
    server.on('request', (_, response) => response.end('a line of a log\n'));
    server.on('upgrade', ({ headers }, socket) => {
      const key = headers['sec-websocket-key'];
      socket.end([
        'HTTP/1.1 101 Switching Protocols',
        'Connection: Upgrade',
        `Upgrade: ${headers.upgrade}`,
        ...key === undefined ? [] : [
          `Sec-WebSocket-Accept: ${createHash('sha1').update(key + WEBSOCKET_GUID).digest('base64')}`,
          `Sec-WebSocket-Protocol: ${headers['sec-websocket-protocol']}`,
        ],
        '', '',
      ].join('\r\n'));
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new StreamingNode(server);
  }

  private constructor(private readonly server: Server) {}

  public get port(): number {
    const address = this.server.address();
    return typeof address === 'object' && address !== null ? address.port : 0;
  }

  public stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }
}
