/** A program's own arguments: how much to do, and where to read or write. */
export const [size = '0', folder = '.'] = process.argv.slice(2);

export const count = Number(size);
