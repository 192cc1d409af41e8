import * as http from 'http';
import * as https from 'https';
import { ClusterAccess } from './cluster-access';

export interface ApiResponse {
  readonly status: number;
  readonly body: string;
}

/** One request, as HTTP. */
export interface HttpRequest {
  readonly method: string;
  readonly path: string;
  readonly contentType?: string;
  readonly body?: string;
  /** Further headers, for example of an impersonation. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** A request that the server answers on and on, in the present form or in that of old clients. */
const WATCH = /watch=(true|1)|\/watch\//;

/** Speaks to an API server as one user. */
export class ApiClient {
  public static admin({ adminServer, adminToken, certificateAuthority }: ClusterAccess): ApiClient {
    return new ApiClient(adminServer, certificateAuthority, adminToken);
  }

  public static withToken({ server, certificateAuthority }: ClusterAccess, token: string): ApiClient {
    return new ApiClient(server, certificateAuthority, token);
  }

  /** Somebody without a name. */
  public static anonymous({ server, certificateAuthority }: ClusterAccess): ApiClient {
    return new ApiClient(server, certificateAuthority, undefined);
  }

  private readonly agent: http.Agent;

  private constructor(private readonly server: string, certificateAuthority: string | undefined, private readonly token: string | undefined) {
    this.agent = server.startsWith('https:')
      ? new https.Agent({ keepAlive: true, maxSockets: 8, ca: certificateAuthority })
      : new http.Agent({ keepAlive: true, maxSockets: 8 });
  }

  public close(): void {
    this.agent.destroy();
  }

  /** Sends a request; waits and repeats it where the server asks for that. */
  public async send(request: HttpRequest): Promise<ApiResponse> {
    for (;;) {
      const response = await this.sendOnce(request);
      if (response.status !== 429) {
        return response;
      }
      await new Promise((resolve) => setTimeout(resolve, 1_000));
    }
  }

  /** Sends a request that has to succeed, and reads the object it answers with. */
  public async object<T>(method: string, path: string, body?: object): Promise<T> {
    const { status, body: text } = await this.send({ method, path, contentType: 'application/json', body: body && JSON.stringify(body) });
    if (status >= 300) {
      throw new Error(`${method} ${path} is answered with ${status}: ${text}`);
    }
    return JSON.parse(text) as T;
  }

  private sendOnce({ method, path, contentType, body, headers: more }: HttpRequest): Promise<ApiResponse> {
    const headers: http.OutgoingHttpHeaders = { Accept: 'application/json', ...more };
    if (this.token !== undefined) {
      headers.Authorization = `Bearer ${this.token}`;
    }
    if (contentType !== undefined) {
      headers['Content-Type'] = contentType;
    }
    if (body !== undefined) {
      headers['Content-Length'] = Buffer.byteLength(body);
    }
    return new Promise((resolve, reject) => {
      const transport = this.server.startsWith('https:') ? https : http;
      const request = transport.request(this.server + path, { method, headers, agent: this.agent }, (response) => {
        const status = response.statusCode ?? 0;
        if (status < 300 && WATCH.test(path)) { // a watch goes on: that it began is the answer
          response.destroy();
          resolve({ status, body: '' });
          return;
        }
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => resolve({ status, body: Buffer.concat(chunks).toString('utf8') }));
        response.on('error', reject);
      });
      request.on('upgrade', ({ statusCode }, socket) => {
        socket.destroy();
        resolve({ status: statusCode ?? 0, body: '' });
      });
      request.on('error', reject);
      request.end(body);
    });
  }
}
