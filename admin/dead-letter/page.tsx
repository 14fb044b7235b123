import { z } from 'zod'
import { type DeadLetter, isAdministrator, type ParkedMessage } from '#engine'
import { type Answer, page } from '../answer.ts'
import { CaseAssets } from '../case/assets.tsx'
import { caseVocabulary } from '../case/words.ts'
import { trafficFaults } from '../channel/traffic-faults.ts'
import {
  Card,
  type Column,
  ConfirmDialog,
  CsrfField,
  PageHeader,
  Pager,
  RelativeTime,
  SubmitButton,
  Table,
} from '../layout/components/index.ts'
import { useText } from '../layout/shell.ts'
import type { Visit } from '../visit.ts'
import { deadLetterTexts } from './texts.ts'

const SIZE = 50
const id = z
  .string()
  .regex(/^\d{1,18}$/)
  .optional()
  .catch(undefined)
const query = z.object({ before: id, parkedBefore: id })

/** What did not arrive, and (for administrators of all companies) what could not be handled. */
export async function showDeadLetters(visit: Visit): Promise<Answer> {
  const { engine, actor, language } = visit
  const { before, parkedBefore } = visit.query(query)
  const [letters, parked] = await Promise.all([
    engine.outbox.letters(actor, { limit: SIZE + 1, ...(before ? { before } : {}) }),
    isAdministrator(actor) && actor.companyId === null
      ? engine.inbox.parked(actor, { limit: SIZE + 1, ...(parkedBefore ? { before: parkedBefore } : {}) })
      : null,
  ])
  return page(deadLetterTexts(language).title, <DeadLettersPage letters={letters} parked={parked} />)
}

function DeadLettersPage({ letters, parked }: { letters: DeadLetter[]; parked: ParkedMessage[] | null }) {
  const t = useText(deadLetterTexts)
  return (
    <>
      <CaseAssets />
      <PageHeader title={t.title} subtitle={t.subtitle} />
      <Card title={t.outgoing} flush>
        <Table
          caption={t.outgoing}
          columns={useLetterColumns()}
          rows={letters.slice(0, SIZE)}
          rowKey={({ id }) => id}
          empty={{ title: t.outgoingEmpty, icon: 'mood-smile' }}
        />
      </Card>
      <Pager name="before" next={nextOf(letters)} />
      {parked && (
        <>
          <Card title={t.incoming} flush class="mt-3">
            <Table
              caption={t.incoming}
              columns={useParkedColumns()}
              rows={parked.slice(0, SIZE)}
              rowKey={({ id }) => id}
              empty={{ title: t.incomingEmpty, icon: 'mood-smile' }}
            />
          </Card>
          <Pager name="parkedBefore" next={nextOf(parked)} />
        </>
      )}
    </>
  )
}

function useLetterColumns(): Column<DeadLetter>[] {
  const t = useText(deadLetterTexts)
  const { channel } = useText(caseVocabulary)
  const channels: Record<string, string> = channel
  const errors: Record<string, string> = useText(trafficFaults)
  return [
    {
      key: 'to',
      label: t.to,
      cell: ({ to, contact, channel: name, createdAt }) => (
        <div class="cell-words">
          <div class="fw-medium">{contact ?? to}</div>
          <div class="text-secondary small">
            {[channels[name], contact ? to : ''].filter(Boolean).join(' · ')} ·{' '}
            <RelativeTime date={createdAt} />
          </div>
        </div>
      ),
    },
    {
      key: 'about',
      label: t.about,
      wideOnly: true,
      cell: ({ ticketId, number, kind }) =>
        ticketId && number ? <a href={`/tickets/${ticketId}`}>{number}</a> : <code>{kind}</code>,
    },
    {
      key: 'problem',
      label: t.problem,
      cell: ({ error, resendable }) => (
        <>
          <div class="text-break">{errors[error] ?? error}</div>
          {!resendable && <div class="text-secondary small">{t.wiped}</div>}
        </>
      ),
    },
    { key: 'tries', label: t.tries, wideOnly: true, end: true, cell: ({ attempts }) => attempts },
    {
      key: 'actions',
      label: t.actions,
      quiet: true,
      end: true,
      cell: ({ id, resendable }) => (
        <div class="btn-list justify-content-end">
          {resendable && (
            <form method="post" action={`/dead-letters/${id}/resending`}>
              <CsrfField />
              <SubmitButton look="secondary" icon="send" small>
                {t.resend}
              </SubmitButton>
            </form>
          )}
          <ConfirmDialog
            id={`discard-${id}`}
            action={`/dead-letters/${id}/discarding`}
            button={t.discard}
            icon="trash"
            title={t.discardTitle}
            confirm={t.discard}
            danger
            small
            ghost
          >
            <p class="mb-0 text-start">{t.discardText}</p>
          </ConfirmDialog>
        </div>
      ),
    },
  ]
}

function useParkedColumns(): Column<ParkedMessage>[] {
  const t = useText(deadLetterTexts)
  const { channel } = useText(caseVocabulary)
  const channels: Record<string, string> = channel
  return [
    {
      key: 'chat',
      label: t.chat,
      cell: ({ channel: name, lane, receivedAt }) => (
        <div class="cell-words">
          <div class="fw-medium">{channels[name] ?? name}</div>
          <div class="text-secondary small">
            {lane} · <RelativeTime date={receivedAt} />
          </div>
        </div>
      ),
    },
    { key: 'problem', label: t.problem, cell: ({ error }) => <code class="text-break">{error}</code> },
    { key: 'tries', label: t.tries, wideOnly: true, end: true, cell: ({ attempts }) => attempts },
    {
      key: 'actions',
      label: t.actions,
      quiet: true,
      end: true,
      cell: ({ id }) => (
        <form method="post" action={`/dead-letters/inbox/${id}/retry`}>
          <CsrfField />
          <SubmitButton look="secondary" icon="refresh" small>
            {t.retry}
          </SubmitButton>
        </form>
      ),
    },
  ]
}

function nextOf(rows: readonly { id: string }[]): string | null {
  return rows.length > SIZE ? (rows[SIZE - 1]?.id ?? null) : null
}
