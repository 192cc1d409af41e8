/** The kinds of tokens that the scanner makes of a text. */
export type TokenKind =
  | 'stream-end' | 'directive' | 'document-start' | 'document-end'
  | 'block-sequence-start' | 'block-mapping-start' | 'block-end'
  | 'flow-sequence-start' | 'flow-sequence-end' | 'flow-mapping-start' | 'flow-mapping-end'
  | 'block-entry' | 'flow-entry' | 'key' | 'value'
  | 'alias' | 'anchor' | 'tag' | 'scalar';

export interface Token {
  readonly kind: TokenKind;
  readonly offset: number;

  /** Of an alias or anchor its name, of a tag the whole tag, of a scalar its text. */
  readonly value?: string;

  /** Of a scalar: neither quoted nor a block. */
  readonly isPlain?: boolean;
}
