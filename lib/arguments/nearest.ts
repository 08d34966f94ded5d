/** The edit distance: how many letters must be changed, added or removed to make one word of another. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 0; i < a.length; i++) {
    const next = [i + 1]
    for (let j = 0; j < b.length; j++) {
      next.push(Math.min(row[j + 1] + 1, next[j] + 1, row[j] + (a[i] === b[j] ? 0 : 1)))
    }
    row = next
  }
  return row[b.length]
}

/** The name that was probably meant, if one is near; words longer than any name are not compared. */
export function nearest(word: string, names: readonly string[]): string | undefined {
  if (word.length > 40) return undefined
  const plain = (name: string) => name.replaceAll('_', '').toLowerCase()
  const ranked = names
    .map((name) => ({ name, far: distance(plain(word), plain(name)) }))
    .filter(({ name, far }) => far <= Math.max(1, Math.floor(name.length / 3)))
  return ranked.sort((a, b) => a.far - b.far)[0]?.name
}
