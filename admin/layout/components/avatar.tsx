const TONES = ['azure', 'teal', 'indigo', 'purple', 'orange', 'green', 'cyan', 'pink']

/**
 * Somebody's photo, or their initials, always in the same colour. The name stands beside it, so it is decoration. The
 * initials are there in any case, behind a photo that does not come.
 */
export function Avatar({
  name,
  photoId = null,
  size = '',
}: {
  name: string
  photoId?: string | null
  size?: '' | 'xs' | 'sm' | 'lg' | 'xl'
}) {
  const words = name.trim().split(/\s+/)
  const initials = [words[0], words.length > 1 ? words.at(-1) : '']
    .map((word) => [...(word ?? '')][0] ?? '')
    .join('')
    .toUpperCase()
  const tone = TONES[[...name].reduce((sum, letter) => sum + letter.codePointAt(0)!, 0) % TONES.length]
  return (
    <span class={`avatar avatar-rounded tone-${tone} ${size && `avatar-${size}`}`} aria-hidden="true">
      {initials}
      {photoId && <img src={`/photos/${photoId}`} alt="" />}
    </span>
  )
}
