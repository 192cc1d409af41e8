/** A form of words that the documents, comments and messages of this project don't use, with one sentence of each kind. */
export interface ProseRule {
  readonly id: string;
  /** What to write in its place, as an imperative. */
  readonly fix: string;
  readonly pattern: RegExp;
  readonly invalid: string;
  readonly valid: string;
}

/** The voice of the Kubernetes documentation, where a pattern can decide it. */
export const PROSE_RULES: readonly ProseRule[] = [
  {
    id: 'negated-noun',
    fix: 'Write "isn\'t a".',
    pattern: /\b(?:is|are|was|were|be)\s+(?:no|none)\s+(?!longer\b|more\b|less\b|fewer\b)\w+/gi,
    invalid: 'The value is no valid name.',
    valid: "The value isn't a valid name. It is no longer read.",
  },
  {
    id: 'relative-subject',
    fix: 'Make the component or the reader the subject of the sentence.',
    pattern: /(?:^|[.!?]\s+)(?:What|Whatever|Who|Whoever|Whose|Whom|That\s+which)\s[^.?!]*[.]/g,
    invalid: 'What a manifest leaves open is listed as unknown.',
    valid: 'The command lists it as unknown. Who uses the role? What does a workflow need?',
  },
  {
    id: 'nobody',
    fix: 'Name the component or the reader, with a negated verb.',
    pattern: /\bnobody\b/gi,
    invalid: 'Nobody reads the role.',
    valid: 'No account uses the role.',
  },
  {
    id: 'anew',
    fix: 'Write "again".',
    pattern: /\banew\b/gi,
    invalid: 'The script writes the file anew.',
    valid: 'The script writes the file again.',
  },
  {
    id: 'beside',
    fix: 'Write "with", "next to" or "in addition to".',
    pattern: /\bbesides?\b/gi,
    invalid: 'The role has a cluster role beside it.',
    valid: 'The role comes with a cluster role.',
  },
  {
    id: 'other-than',
    fix: 'Write "unlike" or "except".',
    pattern: /\bother\s+than\b/gi,
    invalid: 'Other than kubectl, the command needs no cluster.',
    valid: 'Unlike kubectl, the command needs no cluster.',
  },
  {
    id: 'mend',
    fix: 'Write "fix".',
    pattern: /\bmend(?:s|ed|ing)?\b/gi,
    invalid: 'Mend the name.',
    valid: 'Fix the name. Recommended values amend it.',
  },
  {
    id: 'hold-against',
    fix: 'Write "compare with".',
    pattern: /\b(?:hold|holds|held|holding)\s+(?:\w+\s+){0,6}?against\b/gi,
    invalid: 'The test holds the roles of a file against the needs.',
    valid: 'The test compares the roles of a file with the needs.',
  },
  {
    id: 'stand-for',
    fix: 'Write "mean" or "represent".',
    pattern: /\b(?:stand|stands|stood|standing)\s+for\b/gi,
    invalid: 'The asterisk stands for all verbs.',
    valid: 'The asterisk means all verbs.',
  },
  {
    id: 'come-to',
    fix: 'Write "result in", "amount to" or "be".',
    pattern: /\b(?:come|comes|came|coming)\s+to\b/gi,
    invalid: 'The rules come to the same.',
    valid: 'The rules grant the same.',
  },
  {
    id: 'tell',
    fix: 'Write "report", "say", "show" or "distinguish".',
    pattern: /\b(?:tell|tells|told|telling)\b/gi,
    invalid: 'The command tells what is missing.',
    valid: 'The command reports what is missing.',
  },
  {
    id: 'ask-for',
    fix: 'Write "need", "require" or "request".',
    pattern: /\b(?:ask|asks|asked|asking)\s+for\b/gi,
    invalid: 'The workflow asks for a Secret.',
    valid: 'The workflow requires a Secret.',
  },
  {
    id: 'refuse',
    fix: 'Write "reject", "deny", "forbid" or "fail".',
    pattern: /\brefus(?:e|es|ed|ing|al|als)\b/gi,
    invalid: 'Kubernetes refuses the rule.',
    valid: 'Kubernetes rejects the rule.',
  },
  {
    id: 'lend',
    fix: 'Write "acts with the permissions of", "uses the account of" or "grant".',
    pattern: /(?<!-)\b(?:lend|lends|lent|lending)\b/gi,
    invalid: 'The server lends its rights to the caller.',
    valid: 'The caller acts with the permissions of the server. Pass --lent list.',
  },
  {
    id: 'rights',
    fix: 'Write "permissions" or "access".',
    pattern: /\brights\b/gi,
    invalid: 'The account has the rights of the server.',
    valid: 'The account has the permissions of the server. The right account runs it.',
  },
  {
    id: 'whoever',
    fix: 'Write "a user who", "a subject that" or "the reader".',
    pattern: /\b(?:whoever|whomever|whosever)\b/gi,
    invalid: 'Whoever writes it can change the account.',
    valid: 'A subject that writes it can change the account.',
  },
  {
    id: 'inverted-so',
    fix: 'Write "also" with the component as the subject.',
    pattern: /(?:;|\band)\s+(?:so|neither|nor)\s+(?:(?:it|they)\s+)?(?:do|does|did|is|are|has|have|can|will)\b(?!\s+(?:not|that)\b)/gi,
    invalid: 'A list counts as unknown, and so does a text.',
    valid: 'A text also counts as unknown; the role has no rule, so it is empty.',
  },
  {
    id: 'is-to-be',
    fix: 'Write "must" or "should".',
    pattern: /\b(?:is|are)\s+to\s+(?:be|have|grant)\b/gi,
    invalid: 'The name is to be unique.',
    valid: 'The name must be unique.',
  },
  {
    id: 'idiom',
    fix: 'Say literally what happens.',
    pattern: /\b(?:without\s+a\s+word|all\s+the\s+same|what\s+came\s+(?:of|out)|came\s+of\s+it|may\s+well|for\s+nothing|hold\s+(?:it\s+)?to\s+that|sees?\s+to\s+(?:it|them|that)|at\s+stake)\b/gi,
    invalid: 'Kubernetes stores both without a word.',
    valid: 'Kubernetes stores both without a warning.',
  },
  {
    id: 'stand',
    fix: 'Write "is", "is written" or "is documented".',
    pattern: /\b(?:stands?|stood)\s+(?:with|in|at|on|there|here|where|next)\b/gi,
    invalid: 'The cost stands with each feature.',
    valid: 'The documentation of each feature says what it costs.',
  },
  {
    id: 'else-elliptical',
    fix: 'Write "otherwise".',
    pattern: /,\s+else\s+(?:that|those|the|of|what|its|in|by|from)\b/gi,
    invalid: 'The account of the template, else that of the spec.',
    valid: 'The account of the template, otherwise that of the spec.',
  },
  {
    id: 'want',
    fix: 'Write "need", "require" or "choose".',
    pattern: /\bwants?\b/gi,
    invalid: 'The mode wants a reason.',
    valid: 'The mode requires a reason.',
  },
  {
    id: 'distributive-article',
    fix: 'Write "for each" or "per".',
    pattern: /\b(?:one|an?)\s+(?:rule|case|namespace|account|text|access|list|entry|object|suite|test)\s+an?\s+(?:group|call|line|team|namespace|file|check|row|version)\b/gi,
    invalid: 'Use a namespace a team.',
    valid: 'Use a namespace for each team. The file has one rule per line.',
  },
  {
    id: 'so-that-result',
    fix: 'Write "so" for a result. Without a comma, "so that" names a purpose.',
    pattern: /,\s+so\s+that\b/gi,
    invalid: 'A create request has no name, so that names don\'t match it.',
    valid: 'A create request has no name, so names don\'t match it. Add a name so that the rule matches.',
  },
  {
    id: 'participle-first',
    fix: 'Begin with the subject.',
    pattern: /(?:^|[.;:]\s+)(?:not\s+)?(?:known|listed|quoted|granted|compared|looked\s+for|required|needed|meant|taken|given|read|seen|kept|checked|counted)\s+(?:is|are|was|were)\s/gi,
    invalid: 'Known are 1.27 to 1.37.',
    valid: 'The known versions are 1.27 to 1.37. Names that are given are read.',
  },
  {
    id: 'but-for',
    fix: 'Write "except" or "except for".',
    pattern: /\bbut\s+for\b/gi,
    invalid: 'No permission is unused, but for a list.',
    valid: 'No permission is unused, except for a list.',
  },
];
