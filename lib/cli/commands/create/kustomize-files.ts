import { CreatedInstall } from './run-create-install';
export function writeKustomization(_created: CreatedInstall): Record<string, string> {
  return {};
}
