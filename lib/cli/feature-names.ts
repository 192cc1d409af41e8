import { chooseByNames, ChosenFeature } from '../argo/features/chosen-feature';
import { FEATURE_IDS, FEATURES, isFeatureId } from '../argo/features/feature-table';
import { Diagnostic, Place } from '../diagnostics/diagnostic';
import { diagnostic } from '../diagnostics/issue';
import { quote } from '../diagnostics/printable-text';

const OPTION: Place = { kind: 'option', name: '--feature' };

/** The features that a text means, or what is wrong with it. */
export interface ParsedFeature {
  readonly features: readonly ChosenFeature[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads a feature as the command takes it: `cron-workflows`, `memoization=my-cache`. It is several where its names are in several namespaces. */
export function parseFeature(text: string): ParsedFeature {
  const [id, list = ''] = text.split('=', 2);
  if (!isFeatureId(id)) {
    return refused(diagnostic('install/unknown-feature', OPTION, `${quote(id)} isn't a feature.`, `Choose one of ${FEATURE_IDS.join(', ')}.`));
  }
  const { takes } = FEATURES[id];
  const { kind } = takes;
  const names = takes.kind === 'nothing' && takes.ignoresNames === true ? [] : list.split(',').filter((part) => part !== '');
  if (names.length > 0 && (kind === 'nothing' || kind === 'prop')) {
    return refused(diagnostic('install/wrong-feature-names', OPTION, `The feature ${id} takes no names.`, `Leave ${quote(list)} out.`));
  }
  if (names.length > 1 && kind === 'name') {
    return refused(diagnostic('install/wrong-feature-names', OPTION, `The feature ${id} takes one name.`, `Write ${id}=NAME.`));
  }
  if (names.length === 0 && kind !== 'nothing' && kind !== 'prop' && kind !== 'optional names') {
    return refused(diagnostic(
      'install/wrong-feature-names', OPTION, `The feature ${id} needs ${kind === 'name' ? 'a name' : 'names'}.`,
      `Write ${id}=NAME${kind === 'name' ? '' : ',NAME'}.`,
    ));
  }
  return { features: chooseByNames(id, names), diagnostics: [] };
}

function refused(found: Diagnostic): ParsedFeature {
  return { features: [], diagnostics: [found] };
}
