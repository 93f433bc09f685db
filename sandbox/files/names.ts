/** Sizes as a person reads them: `812 B`, `3.4 kB`, `12.0 MB`. The units are the same in both languages. */
export function fileSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`
  return bytes < 1_000_000 ? `${(bytes / 1000).toFixed(1)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`
}

/** A title as the name of a file: letters and digits of any script, everything else a hyphen. */
export function fileName(title: string, extension: string): string {
  const stem = title
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
  return `${[...stem].slice(0, 80).join('') || 'four-waves'}.${extension}`
}
