import { chooseByNames, ChosenFeature, featureText } from '../argo/features/chosen-feature';
import { FEATURE_IDS, FeatureId, FEATURES, isFeatureId, requiresNames } from '../argo/features/feature-table';
import { Diagnostic, Place } from '../diagnostics/diagnostic';
import { diagnostic } from '../diagnostics/issue';
import { nearestWord } from '../diagnostics/nearest-word';
import { quote } from '../diagnostics/printable-text';

const OPTION: Place = { kind: 'option', name: '--feature' };

/** The features that a text means, or what is wrong with it. */
export interface ParsedFeature {
  readonly features: readonly ChosenFeature[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads a feature as the command takes it: `cron-workflows`, `memoization=my-cache`. It is several where its names are in several namespaces. */
export function parseFeature(text: string, place: Place = OPTION): ParsedFeature {
  const [, id = '', equals = '', list = ''] = /^([^=]*)(=?)(.*)$/s.exec(text) ?? [];
  if (!isFeatureId(id)) {
    const nearest = nearestWord(id, FEATURE_IDS);
    return refused(diagnostic('install/unknown-feature', place, `${quote(id)} isn't a feature.`,
      nearest === undefined ? `Choose one of ${FEATURE_IDS.join(', ')}.` : `Write ${nearest}${text.slice(id.length)}.`));
  }
  const { takes } = FEATURES[id];
  const { kind } = takes;
  const names = takes.kind === 'nothing' && takes.ignoresNames === true ? [] : list.split(',').filter((part) => part !== '');
  if (names.length > 0 && (kind === 'nothing' || kind === 'prop')) {
    return refused(diagnostic('install/wrong-feature-names', place, `The feature ${id} takes no names.`, `Leave ${quote(list)} out.`));
  }
  if (names.length > 1 && kind === 'name') {
    return refused(diagnostic('install/wrong-feature-names', place, `The feature ${id} takes one name.`, `Write ${id}=NAME.`));
  }
  if (names.length === 0 && requiresNames(id)) {
    return refused(diagnostic(
      'install/wrong-feature-names', place, `The feature ${id} needs ${kind === 'name' ? 'a name' : 'names'}.`,
      `Write ${id}=NAME${kind === 'name' ? '' : ',NAME'}.`,
    ));
  }
  if (equals !== '' && !/[^,]/.test(list)) {
    if (kind === 'nothing' || kind === 'prop') {
      return refused(diagnostic('install/wrong-feature-names', place, `The feature ${id} takes no names.`, `Write ${id}.`));
    }
    return refused(diagnostic('install/wrong-feature-names', place, `The feature ${id} has no name after =.`, `Write ${id}=NAME,NAME or ${id}.`));
  }
  return { features: chooseByNames(id, names), diagnostics: [] };
}

/** The option that chooses a feature, with a placeholder for the names that it requires. */
export function featureOption(id: FeatureId): string {
  return `--feature ${requiresNames(id) ? featureText({ id, names: ['NAME'] }) : id}`;
}

function refused(found: Diagnostic): ParsedFeature {
  return { features: [], diagnostics: [found] };
}
