import { type Answer, page } from '../answer.ts'
import { LinkButton } from '../layout/components/button.tsx'
import { EmptyState } from '../layout/components/empty-state.tsx'
import type { PublicVisit } from '../visit.ts'
import { setupTexts } from './texts.ts'

/** A single-use link that was used, ran out or never was: which of them is nobody's business. */
export function gone({ language }: PublicVisit, text: 'goneSetup' | 'goneWelcome'): Answer {
  const t = setupTexts(language)
  return page(
    { title: t.goneTitle, status: 404 },
    <div class="card card-md">
      <EmptyState
        icon="link-off"
        title={t.goneTitle}
        text={t[text]}
        action={
          <LinkButton href="/sign-in" look="primary">
            {t.signIn}
          </LinkButton>
        }
      />
    </div>,
  )
}
