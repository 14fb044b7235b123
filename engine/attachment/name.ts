const LONGEST = 150
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i

/**
 * A file's name, fit to be shown and to be saved by anybody: no folders, no control characters, nothing that turns the
 * direction of writing around (`gpj.exe` shown as `exe.jpg`), nothing that a system refuses.
 */
export function safeName(name: string): string {
  const last = name.normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const plain = last
    .toWellFormed()
    // Control and format characters (bidi overrides, zero width), line and paragraph separators, private use.
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}]/gu, '')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/\s+/gu, ' ')
    .replace(/^[. ]+|[. ]+$/g, '')
  if (plain === '') return 'arquivo'
  const kept = shortened(plain)
  return RESERVED.test(kept) ? `_${kept}` : kept
}

/** Cut in the middle, so that the extension stays. */
function shortened(name: string): string {
  const letters = [...name]
  if (letters.length <= LONGEST) return name
  const extension = /\.[^.\s]{1,10}$/u.exec(name)?.[0] ?? ''
  return letters.slice(0, LONGEST - extension.length).join('') + extension
}
