import { ApiOperation, ArgoCommand, UiPage } from '../../../../lib';
import { ARCHIVE_OPERATIONS } from '../../../../lib/argo/needs/client/archive-operations';
import { ARTIFACT_OPERATIONS } from '../../../../lib/argo/needs/client/artifact-operations';
import { Operation } from '../../../../lib/argo/needs/client/client-need';
import { COMMANDS } from '../../../../lib/argo/needs/client/commands';
import { CRON_WORKFLOW_OPERATIONS } from '../../../../lib/argo/needs/client/cron-workflow-operations';
import { EVENT_OPERATIONS, EVENT_SOURCE_OPERATIONS, SENSOR_OPERATIONS } from '../../../../lib/argo/needs/client/event-operations';
import { INFO_OPERATIONS } from '../../../../lib/argo/needs/client/info-operations';
import { SYNC_OPERATIONS } from '../../../../lib/argo/needs/client/sync-operations';
import { CLUSTER_WORKFLOW_TEMPLATE_OPERATIONS, WORKFLOW_TEMPLATE_OPERATIONS } from '../../../../lib/argo/needs/client/template-operations';
import { UI_PAGES } from '../../../../lib/argo/needs/client/ui-pages';
import { WORKFLOW_OPERATIONS } from '../../../../lib/argo/needs/client/workflow-operations';

const OPERATIONS: readonly Operation[] = [
  WORKFLOW_OPERATIONS, WORKFLOW_TEMPLATE_OPERATIONS, CLUSTER_WORKFLOW_TEMPLATE_OPERATIONS, CRON_WORKFLOW_OPERATIONS, ARCHIVE_OPERATIONS,
  EVENT_OPERATIONS, EVENT_SOURCE_OPERATIONS, SENSOR_OPERATIONS, SYNC_OPERATIONS, ARTIFACT_OPERATIONS, INFO_OPERATIONS,
].flatMap((table) => Object.values(table));

const NEEDS = OPERATIONS.flatMap((operation) => operation.needs.map((need) => [`${operation.id} ${need.why}`, need] as const));

describe('The tables of clients', () => {
  test('have a public member for each row', () => {
    expect(Object.keys(ArgoCommand)).toEqual(Object.keys(COMMANDS));
    expect(Object.keys(UiPage)).toEqual(Object.keys(UI_PAGES));
    expect(Object.keys(ApiOperation)).toHaveLength(OPERATIONS.length);
  });

  test('call each operation by a name of its own', () => {
    const ids = OPERATIONS.map(({ id }) => id);
    expect(ids.filter((id, i) => ids.indexOf(id) < i)).toEqual([]);
  });

  test('tell where each operation, command and page is read in the source', () => {
    const evidence = [...OPERATIONS, ...Object.values(COMMANDS), ...Object.values(UI_PAGES)].flatMap((row) => row.evidence);
    expect(evidence.filter((text) => !/^v\d\.\d\.\d+ [\w/.-]+\.(go|tsx?)(:[\d,-]+)?$/.test(text))).toEqual([]);
  });

  test.each(NEEDS)('%s', (_, need) => {
    expect(need.why).toMatch(/^[a-z].*[^.]$/);
    expect(need.consequence ?? 'None.').toMatch(/^[A-Z].*\.$/);
    expect(need.grant().statement.faults).toEqual([]);
    // A row whose names are impossible must not take any; another must.
    expect(need.grant(['x']).statement.rule.resourceNames).toEqual(need.unnamed === undefined ? ['x'] : undefined);
  });
});
