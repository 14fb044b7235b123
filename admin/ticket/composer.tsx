import type { TicketView } from '#engine'
import type { Draft } from '../form/submission.ts'
import { Form, OffButton, useField } from '../layout/components/index.ts'
import { Icon } from '../layout/icon.tsx'
import { useText } from '../layout/shell.ts'
import { useOffReason } from './actions.tsx'
import type { TicketChoices } from './page.tsx'
import { ticketTexts } from './texts.ts'
import { Uploads } from './uploads.tsx'

/** The reply box: blue writes to the customer, red to the team alone. */
export function Composer({
  view,
  choices,
  draft,
}: {
  view: TicketView
  choices: TicketChoices
  draft: Draft
}) {
  const { compose: t } = useText(ticketTexts)
  const ended = useOffReason(view, 'write')
  const { id } = view.ticket
  const isPrivate = draft.values.visibility === 'private' || ended !== null
  return (
    <section class="card composer" id="composer" aria-labelledby="composer-title">
      <h2 class="visually-hidden" id="composer-title">
        {t.title}
      </h2>
      <Form
        action={`/tickets/${id}/replies`}
        draft={draft}
        id="reply"
        class="composer-form"
        once
        keep
        files
        data-draft={`/tickets/${id}/draft`}
        data-wait={t.wait}
      >
        <fieldset class="composer-switch">
          <legend class="visually-hidden">{t.title}</legend>
          <label class="composer-side composer-public">
            <input
              type="radio"
              name="visibility"
              value="public"
              checked={!isPrivate}
              disabled={ended !== null}
            />
            <Icon name="world" />
            {t.public}
          </label>
          <label class="composer-side composer-private">
            <input type="radio" name="visibility" value="private" checked={isPrivate} />
            <Icon name="lock" />
            {t.private}
          </label>
        </fieldset>
        {ended && <p class="text-secondary small mb-2">{t.ended}</p>}
        <Text />
        <Uploads />
        <div class="composer-foot">
          <CannedTexts choices={choices} />
          <div class="btn-list composer-buttons">
            <span class="text-secondary small" data-draft-saved hidden>
              <Icon name="check" class="icon-inline" /> {t.draftSaved}
            </span>
            <Deed view={view} verb="solve" icon="bulb" label={t.solve} />
            <Deed view={view} verb="ask" icon="help-circle" label={t.ask} />
            <Deed view={view} verb="write" icon="send" label={t.send} primary />
            <button type="submit" name="deed" value="note" class="btn btn-note only-private">
              <Icon name="lock" />
              {t.note}
            </button>
          </div>
        </div>
      </Form>
    </section>
  )
}

function Text() {
  const { compose: t } = useText(ticketTexts)
  const { control, value, invalid } = useField({ name: 'text', hint: 'x' })
  return (
    <>
      <label class="visually-hidden" for={control.id}>
        {t.text}
      </label>
      <textarea
        {...control}
        class={`form-control composer-text ${invalid}`}
        rows={5}
        maxLength={20_000}
        placeholder={t.placeholder}
      >
        {value}
      </textarea>
      <div class="form-hint" id="text-hint">
        <span class="only-public">{t.publicHint}</span>
        <span class="only-private">{t.privateHint}</span>
      </div>
    </>
  )
}

function Deed(props: {
  view: TicketView
  verb: 'write' | 'ask' | 'solve'
  icon: string
  label: string
  primary?: boolean
}) {
  const { view, verb, icon, label, primary } = props
  const off = useOffReason(view, verb)
  if (off) {
    return (
      <span class="only-public">
        <OffButton icon={icon} reason={off}>
          {label}
        </OffButton>
      </span>
    )
  }
  return (
    <button type="submit" name="deed" value={verb} class={`btn only-public ${primary ? 'btn-primary' : ''}`}>
      <Icon name={icon} />
      {label}
    </button>
  )
}

/** Replies that are sent again and again, already with this customer's names in them. */
function CannedTexts({ choices }: { choices: TicketChoices }) {
  const { compose: t } = useText(ticketTexts)
  if (choices.cannedTexts.length === 0) return <span />
  return (
    <div class="dropup">
      <button type="button" class="btn" data-bs-toggle="dropdown" aria-expanded="false">
        <Icon name="message-2-share" />
        {t.canned}
      </button>
      <div class="dropdown-menu canned-menu">
        {choices.cannedTexts.map(({ id, title, body }) => (
          <button
            type="button"
            class="dropdown-item"
            key={id}
            data-insert={body}
            data-insert-into="#field-text"
          >
            {title}
          </button>
        ))}
      </div>
    </div>
  )
}
