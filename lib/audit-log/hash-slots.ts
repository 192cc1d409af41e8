/* eslint-disable no-bitwise -- hashes are bits */

/*
 * A table of open addresses in one array: for each hash the place of what has it, two numbers a slot. A slot with the hash 0 is free. The number of
 * slots is a power of two.
 */

/** Puts a place into the first free slot from that of its hash on. */
export function putSlot(slots: Int32Array, hash: number, place: number): void {
  const mask = (slots.length >> 1) - 1;
  let slot = hash & mask;
  while (slots[slot * 2] !== 0) {
    slot = (slot + 1) & mask;
  }
  slots[slot * 2] = hash;
  slots[slot * 2 + 1] = place;
}

/** Returns a table of twice the size with the same places. */
export function grownSlots(slots: Int32Array): Int32Array {
  const grown = new Int32Array(slots.length * 2);
  for (let slot = 0; slot < slots.length; slot += 2) {
    if (slots[slot] !== 0) {
      putSlot(grown, slots[slot], slots[slot + 1]);
    }
  }
  return grown;
}
