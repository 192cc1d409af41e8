import { Operation } from './client-need';

const SERVER_ONLY = 'argo-server answers about itself';

export const INFO_OPERATIONS = {
  INFO: {
    id: 'info.GetInfo, info.GetVersion, info.GetUserInfo, info.CollectEvent',
    summary: 'Reads the settings and the version of argo-server and who the user is, and sends usage events.',
    request: 'GET /api/v1/info, GET /api/v1/version, GET /api/v1/userinfo, POST /api/v1/tracking/event',
    serverOnly: SERVER_ONLY,
    needs: [],
    note: 'In client mode not even the token is checked.',
    evidence: ['v4.1.2 server/info/info_server.go:21-74'],
  },
  METRICS: {
    id: 'http.Metrics',
    summary: 'Reads the metrics of argo-server.',
    request: 'GET /metrics',
    serverOnly: SERVER_ONLY,
    needs: [],
    note: 'The client must be logged in, unless argo-server has ARGO_SERVER_METRICS_AUTH=false.',
    evidence: ['v4.1.2 server/apiserver/argoserver.go:475-491'],
  },
  LOGIN: {
    id: 'http.Login',
    summary: 'Logs in by single sign-on, and loads the UI.',
    request: 'GET /oauth2/redirect, GET /oauth2/callback, GET /',
    serverOnly: SERVER_ONLY,
    needs: [],
    evidence: ['v4.1.2 server/apiserver/argoserver.go:473-474,493'],
  },
} as const satisfies Record<string, Operation>;
