import { diagnostic } from '../diagnostics/issue';
import { ManifestSource, ParsedSource } from '../manifests/parse-manifests';

/** An action of a Helm template: no expression of Argo Workflows begins like that. */
const HELM_ACTION = /\{\{-|\{\{\s*(?:\.(?:Values|Release|Chart|Files|Capabilities|Template)\b|(?:include|template|define|range|toYaml|if|with|end)\b)/;

const KUSTOMIZATION = /(?:^|\/)(kustomization\.ya?ml|Kustomization)$/;

const RENDER = 'Render it first: helm template CHART | argo-rbac infer -.';

/**
 * Says of a file that is a Helm template, and so no YAML, how it becomes some.
 *
 * @param fix How to render it.
 */
export function withRenderHint({ file, text }: ManifestSource, parsed: ParsedSource, fix = RENDER): ParsedSource {
  const isTemplate = parsed.diagnostics.some(({ code }) => code === 'manifest/invalid-yaml') && HELM_ACTION.test(text);
  return !isTemplate ? parsed : {
    objects: [],
    diagnostics: [diagnostic('manifest/unrendered-template', parsed.diagnostics[0].place, `${file === '-' ? 'The input' : file} is a Helm template, not YAML.`,
      fix)],
  };
}

/** The folders that Kustomize renders, with their file for it. */
export function kustomizationFolders(sources: readonly ManifestSource[]): ReadonlyMap<string, string> {
  const files = sources.map(({ file }) => file).filter((file) => KUSTOMIZATION.test(file));
  return new Map(files.map((file) => [file.replace(/\/?[^/]*$/, ''), file]));
}
