import { LinkButton } from '../layout/components/button.tsx'
import { Icon } from '../layout/icon.tsx'
import { useShell, useText } from '../layout/shell.ts'
import { errorTexts } from './texts.ts'

export function ErrorPage({
  status,
  title,
  text,
  reference,
  icon,
}: {
  status: number
  title: string
  text?: string | undefined
  reference?: string | undefined
  icon: string
}) {
  const { signedIn, address } = useShell()
  const t = useText(errorTexts)
  return (
    <div class="empty error-page">
      <div class="empty-icon">
        <Icon name={icon} />
      </div>
      <h1 class="empty-title h2">{title}</h1>
      {text && <p class="empty-subtitle text-secondary">{text}</p>}
      {reference && (
        <p>
          <code class="fs-3 user-select-all">{reference}</code>
        </p>
      )}
      <div class="empty-action btn-list justify-content-center">
        {status >= 500 && (
          <LinkButton href={address} icon="refresh">
            {t.retry}
          </LinkButton>
        )}
        <LinkButton href={signedIn ? '/' : '/sign-in'} look="primary">
          {signedIn ? t.home : t.signIn}
        </LinkButton>
      </div>
    </div>
  )
}
