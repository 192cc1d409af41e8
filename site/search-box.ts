/** A change to the markup of VitePress, which its dialog of the search needs to be accessible. */
interface Change {
  readonly from: RegExp;
  readonly to: string;
  readonly why: string;
}

/** To make another change, add a row. */
const CHANGES: readonly Change[] = [
  {
    from: /role="button"\s+:aria-owns="[^"]*"\s+aria-expanded="true"\s+aria-haspopup="listbox"/,
    to: 'role="dialog" aria-modal="true"',
    why: 'A button can\'t hold the field and the results.',
  },
  {
    from: /:id="'localsearch-item-' \+ index"\s+:aria-selected="([^"]*)"\s+role="option"/,
    to: 'role="presentation"',
    why: 'An option can\'t hold a link, so the link is the option.',
  },
  {
    from: /:aria-label="\[\.\.\.p\.titles, p\.title\]\.join\(' > '\)"/,
    to: 'role="option" :id="\'localsearch-item-\' + index" :aria-selected="selectedIndex === index ? \'true\' : \'false\'"',
    why: 'The name of a result is what it shows.',
  },
  {
    from: /<span class="title-icon">/,
    to: '<span class="title-icon" aria-hidden="true">',
    why: 'The mark is a picture.',
  },
  {
    from: /(?<=\s)aria-labelledby="localsearch-label"/g,
    to: ':aria-label="buttonText"',
    why: 'The label of the field has no text, so the dialog and the field have no name.',
  },
  {
    from: /:aria-labelledby="results\?\.length \? 'localsearch-label' : undefined"/,
    to: ':aria-label="results?.length ? buttonText : undefined"',
    why: 'The same goes for the list.',
  },
  {
    from: /<kbd :aria-label=/g,
    to: '<kbd role="img" :aria-label=',
    why: 'A key with a picture has a name as a picture only.',
  },
];

/**
 * Makes the search of VitePress accessible, as a plugin of Vite.
 *
 * @throws Error if VitePress has another markup: then the changes have to be made to that, or aren't needed any more.
 */
export const accessibleSearch = {
  name: 'accessible-search',
  enforce: 'pre',
  transform(code: string, id: string): string | undefined {
    return !id.endsWith('/VPLocalSearchBox.vue') ? undefined : CHANGES.reduce((markup, { from, to, why }) => {
      if (markup.search(from) < 0) {
        throw new Error(`VPLocalSearchBox.vue of VitePress has no ${from.source} any more, which site/search-box.ts changes: ${why}`);
      }
      return markup.replace(from, to);
    }, code);
  },
} as const;
