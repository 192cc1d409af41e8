/** An object, or all objects of a type, that the arguments of a command name. */
export interface TypedArgument {
  readonly type: string;

  /** Without one, every object of the type is meant. */
  readonly name?: string;
}

/** The objects that the arguments of a command name, or why kubectl rejects them. */
export type TypedArguments =
  | { readonly kind: 'arguments'; readonly targets: readonly TypedArgument[] }
  | { readonly kind: 'refused'; readonly what: string; readonly fix: string };

/**
 * Takes `TYPE NAME…`, `TYPE,TYPE NAME…` and `TYPE/NAME…` apart, as kubectl's builder does.
 *
 * @see https://github.com/kubernetes/cli-runtime/blob/v0.35.4/pkg/resource/builder.go#L597
 */
export function readTypedArguments(args: readonly string[]): TypedArguments {
  const [types = '', ...names] = args;
  const unique = [...new Set(types.split(','))];
  const words = names.length > 0 && unique.length > 1 ? unique.flatMap((type) => names.map((name) => `${type}/${name}`)) : args;
  const slashed = words.filter((word) => word.includes('/'));
  if (slashed.length > 0 && slashed.length < words.length) {
    return { kind: 'refused', what: 'a type in addition to TYPE/NAME', fix: 'Write TYPE NAME, or TYPE/NAME alone.' };
  }
  if (slashed.length > 0) {
    const pairs = words.map((word) => word.split('/'));
    return pairs.some(([type, name, ...more]) => type === '' || name === '' || type.includes(',') || more.length > 0)
      ? { kind: 'refused', what: 'arguments that are not TYPE/NAME', fix: 'Write one type, a slash and one name.' }
      : { kind: 'arguments', targets: pairs.map(([type, name]) => ({ type, name })) };
  }
  const targetsOf = (type: string): TypedArgument[] => names.length === 0 ? [{ type }] : names.map((name) => ({ type, name }));
  return { kind: 'arguments', targets: args.length === 0 ? [] : unique.flatMap(targetsOf) };
}
