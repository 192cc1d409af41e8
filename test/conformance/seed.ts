/** The seed of all random input of a run: `CONFORMANCE_SEED` repeats an earlier run. */
export const SEED = Number(process.env.CONFORMANCE_SEED ?? Date.now() % 2 ** 31);

/** How much random input, compared with a whole run; a small part is enough while the tests themselves are worked on. */
export const EFFORT = Number(process.env.CONFORMANCE_EFFORT ?? 1);
