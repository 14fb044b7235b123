import { CsrfField, OffButton } from '../layout/components/index.ts'
import { Icon } from '../layout/icon.tsx'

/**
 * Something that may be done to a case. Off, it says why; `post`: done at once by that address; `dialog`: opens the
 * dialog of that id; `href`: goes to a page of its own.
 */
export function ActionButton({
  id,
  icon,
  label,
  off,
  look = '',
  ...way
}: {
  id: string
  icon: string
  label: string
  off: string | null
  look?: 'btn-primary' | 'btn-outline-danger' | ''
} & ({ post: string } | { dialog: string } | { href: string })) {
  if (off) {
    return (
      <OffButton icon={icon} reason={off} small>
        {label}
      </OffButton>
    )
  }
  const looks = `btn btn-sm ${look}`
  if ('href' in way) {
    return (
      <a class={looks} id={id} href={way.href}>
        <Icon name={icon} />
        {label}
      </a>
    )
  }
  if ('post' in way) {
    return (
      <form method="post" action={way.post}>
        <CsrfField />
        <button type="submit" class={looks} id={id}>
          <Icon name={icon} />
          {label}
        </button>
      </form>
    )
  }
  return (
    <button type="button" class={looks} id={id} data-bs-toggle="modal" data-bs-target={`#${way.dialog}`}>
      <Icon name={icon} />
      {label}
    </button>
  )
}
