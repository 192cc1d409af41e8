/** A step into a document: the key in a map, or the number of an item in a list. */
export type PathStep = string | number;
