import type { Connection } from '#engine'
import { Badge } from '../layout/components/index.ts'
import { useText } from '../layout/shell.ts'
import { connectionTexts } from './texts.ts'

/** How a connection stands, in words and colour. */
export function ConnectionMarks({
  connection: { active, blockedAt, reducedAt, online },
  isProtected = false,
}: {
  connection: Pick<Connection, 'active' | 'blockedAt' | 'reducedAt' | 'online'>
  isProtected?: boolean
}) {
  const t = useText(connectionTexts)
  return (
    <span class="badges-list">
      {!active && <Badge>{t.inactive}</Badge>}
      {online === null ? (
        <Badge icon="help-circle">{t.unknown}</Badge>
      ) : online ? (
        <Badge tone="good" icon="wifi">
          {t.online}
        </Badge>
      ) : (
        <Badge tone="bad" icon="wifi-off">
          {t.offline}
        </Badge>
      )}
      {blockedAt && (
        <Badge tone="bad" icon="lock">
          {t.blocked}
        </Badge>
      )}
      {reducedAt && (
        <Badge tone="waiting" icon="gauge">
          {t.reduced}
        </Badge>
      )}
      {isProtected && (
        <Badge tone="info" icon="shield-check">
          {t.protected}
        </Badge>
      )}
    </span>
  )
}
