import { askedPermissions, normalized } from './asked-permissions';
import { ArgoVersion, ClientPreset, ClientRoute } from '../../../lib';

const { V3_5, V3_7, V4_1 } = ArgoVersion;
const { ARGO_SERVER, KUBERNETES } = ClientRoute;

const VIEWER = 'events:watch; pods:list,watch; pods/log:get; cronworkflows:get,list; workflowtemplates:get,list; workfloweventbindings:list; '
  + 'workflows:get,list,watch';
const SUBMITTER = 'pods:list,watch; pods/log:get; workflows:get,list,watch,create';
const OPERATOR = 'events:watch; pods:list,watch,delete; pods/log:get; cronworkflows:get,list,patch; workflowtemplates:get,list; '
  + 'workfloweventbindings:list; workflows:get,list,watch,create,update,patch,delete';
const ADMINISTRATOR = 'events:watch; pods:list,watch,delete; pods/log:get; cronworkflows:get,list,create,update,patch,delete; '
  + 'workflowtemplates:get,list,create,update,delete; workfloweventbindings:list; workflows:get,list,watch,create,update,patch,delete';
const WEBHOOK = 'workfloweventbindings:list; workflows:create; workflowtemplates:get';

describe('A preset asks Kubernetes for', () => {
  test.each([
    ['the viewer', ClientPreset.viewer(), VIEWER, VIEWER],
    ['the submitter', ClientPreset.submitter(), SUBMITTER, `${SUBMITTER}; workflowtemplates:get`],
    ['the operator', ClientPreset.operator(), OPERATOR, OPERATOR],
    ['the administrator', ClientPreset.administrator(), ADMINISTRATOR, ADMINISTRATOR],
    ['the webhook', ClientPreset.webhook(), WEBHOOK, WEBHOOK],
  ])('%s', (_, preset, throughServer, directly) => {
    for (const version of [V3_7, ArgoVersion.V4_0, V4_1]) {
      expect(askedPermissions(preset, version, ARGO_SERVER)).toBe(normalized(throughServer));
      expect(askedPermissions(preset, version, KUBERNETES)).toBe(normalized(directly));
    }
  });

  test('what older versions have of it', () => {
    expect(askedPermissions(ClientPreset.administrator(), V3_5, KUBERNETES)).toBe(normalized(ADMINISTRATOR));
    expect(askedPermissions(ClientPreset.submitter(), V3_5, ARGO_SERVER)).toBe(normalized(`${SUBMITTER}; workflowtemplates:get`));
  });

  test('no verb that changes anything, for the viewer', () => {
    for (const version of ArgoVersion.known) {
      expect(askedPermissions(ClientPreset.viewer(), version, KUBERNETES)).not.toMatch(/create|update|patch|delete/);
    }
  });

  test('more, where an option of some of its operations is on', () => {
    expect(askedPermissions(ClientPreset.submitter({ clusterWorkflowTemplates: true }), V4_1, KUBERNETES))
      .toBe(normalized(`${SUBMITTER}; workflowtemplates:get; clusterworkflowtemplates:get,list,watch @cluster`));
  });
});
