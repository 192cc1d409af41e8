/** Writes in a sentence what the gate of a command was, and whether it is hit. */
export function gateText({ asked, hit }: { readonly asked: string; readonly hit: boolean }): string {
  return `Gate ${asked}: ${hit ? 'hit' : 'not hit'}.`;
}
