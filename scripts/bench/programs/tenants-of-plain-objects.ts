import { mkdirSync, writeFileSync } from 'fs';
import { join } from 'path';
import { stringify } from 'yaml';
import { count, folder } from './program-arguments';
import { tenantObjects } from './tenant-objects';
import { beginWork } from './usage';

/** As cdk8s writes it. */
const WRITING = { keepUndefined: true, lineWidth: 0, version: '1.1' } as const;

beginWork();
const documents: string[] = [];
for (let i = 0; i < count; i++) {
  documents.push(...tenantObjects(`tenant-${i}`, 'tenants').map((object) => stringify(object, WRITING)));
}
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, 'tenants.k8s.yaml'), documents.join('---\n'));
