import { Place } from '../diagnostics/diagnostic';

/** Where values stand that aren't on the command line, by the option that they are for: `--feature`. */
export type OptionPlaces = Readonly<Record<string, readonly Place[]>>;

/** Where an option stands: on the command line, or in the file that gives it, by the number of its value. */
export function placeOfOption(name: string, places: OptionPlaces = {}, index = 0): Place {
  return places[name]?.[index] ?? places[name]?.[0] ?? { kind: 'option', name };
}

/** Whether the command line gives a value, and not the configuration file. */
export function isTyped(name: string, value: unknown, places: OptionPlaces = {}): boolean {
  return value !== undefined && places[name] === undefined;
}
