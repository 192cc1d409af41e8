/** What the text of a setting is, beside a text: from the tables of these the schema has what is known. */
export type TextForm = 'version' | 'scope' | 'feature' | 'need' | 'operation' | 'action' | 'grant' | 'kind' | 'account';

/** The form of a part of the configuration file. Its validation and its JSON Schema are made from it. */
export type ConfigShape =
  | { readonly kind: 'text'; readonly about: string; readonly form?: TextForm }
  | { readonly kind: 'flag'; readonly about: string }
  | { readonly kind: 'integer'; readonly about: string }
  | { readonly kind: 'choice'; readonly about: string; readonly values: readonly string[] }
  | { readonly kind: 'list'; readonly about: string; readonly of: ConfigShape }
  /** A map whose keys are names. */
  | { readonly kind: 'names'; readonly about: string; readonly of: ConfigShape }
  /** A map with these keys and no others. */
  | { readonly kind: 'fields'; readonly about: string; readonly fields: ConfigFields; readonly required?: readonly string[] };

export type ConfigFields = Readonly<Record<string, ConfigShape>>;
