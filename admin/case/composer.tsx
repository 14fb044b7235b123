import type { ComponentChildren } from 'preact'
import type { Draft } from '../form/submission.ts'
import { FaultAndHint, Form, OffButton, useField } from '../layout/components/index.ts'
import { Icon } from '../layout/icon.tsx'
import { useText } from '../layout/shell.ts'
import { caseTexts } from './texts.ts'
import { Uploads } from './uploads.tsx'

/** What may be done with public words, and why not. */
export type Deed = { deed: string; icon: string; label: string; off: string | null; primary?: boolean }
export type CannedText = { id: string; title: string; body: string }

/** What changes in the box with the case, besides what is being typed: for the LiveParts of its page. */
export const COMPOSER_PARTS = '#composer-closed,#composer-deeds'

/** The box for words: blue writes to the customer, red to the team alone. */
export function Composer({
  path,
  action,
  draft,
  closed,
  deeds,
  note,
  cannedTexts,
}: {
  /** The address of the case, and where the words go below it. */
  path: string
  action: string
  draft: Draft
  /** Why nothing is said to the customer any more. */
  closed: string | null
  deeds: readonly Deed[]
  /** The button of private words. */
  note: Pick<Deed, 'deed' | 'label'>
  cannedTexts: readonly CannedText[]
}) {
  const { compose: t } = useText(caseTexts)
  const isPrivate = draft.values.visibility === 'private' || closed !== null
  return (
    <section class="card composer" id="composer" aria-labelledby="composer-title">
      <h2 class="visually-hidden" id="composer-title">
        {t.title}
      </h2>
      <Form
        action={`${path}/${action}`}
        draft={draft}
        id="reply"
        class="composer-form"
        once
        keep
        files
        data-draft={`${path}/draft`}
        data-wait={t.wait}
      >
        <VisibilitySwitch isPrivate={isPrivate} isClosed={closed !== null} legend={t.title} />
        <div id="composer-closed">{closed && <p class="text-secondary small mb-2">{closed}</p>}</div>
        <Text />
        <Uploads />
        <div class="composer-foot">
          <CannedTexts cannedTexts={cannedTexts} />
          <div class="btn-list composer-buttons">
            <DraftSaved />
            <div id="composer-deeds" class="composer-deeds">
              {deeds.map((one) => (
                <DeedButton key={one.deed} {...one} />
              ))}
            </div>
            <button type="submit" name="deed" value={note.deed} class="btn btn-note only-private">
              <Icon name="lock" />
              {note.label}
            </button>
          </div>
        </div>
      </Form>
    </section>
  )
}

/** Who reads it: the customer too, or the team alone. */
export function VisibilitySwitch({
  isPrivate,
  isClosed = false,
  legend,
}: {
  isPrivate: boolean
  isClosed?: boolean
  legend: ComponentChildren
}) {
  const { compose: t } = useText(caseTexts)
  return (
    <fieldset class="composer-switch">
      <legend class="visually-hidden">{legend}</legend>
      <label class="composer-side composer-public">
        <input type="radio" name="visibility" value="public" checked={!isPrivate} disabled={isClosed} />
        <Icon name="world" />
        {t.public}
      </label>
      <label class="composer-side composer-private">
        <input type="radio" name="visibility" value="private" checked={isPrivate} />
        <Icon name="lock" />
        {t.private}
      </label>
    </fieldset>
  )
}

/** Appears when what was typed is kept (the script shows it). */
export function DraftSaved() {
  const { compose: t } = useText(caseTexts)
  return (
    <span class="text-secondary small" data-draft-saved hidden>
      <Icon name="check" class="icon-inline" /> {t.draftSaved}
    </span>
  )
}

function Text() {
  const { compose: t } = useText(caseTexts)
  const hint = (
    <>
      <span class="only-public">{t.publicHint}</span>
      <span class="only-private">{t.privateHint}</span>
    </>
  )
  const { control, value, invalid } = useField({ name: 'text', hint })
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
      <FaultAndHint name="text" hint={hint} />
    </>
  )
}

function DeedButton({ deed, icon, label, off, primary }: Deed) {
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
    <button
      type="submit"
      // Who stands on it stays there when it is brought anew.
      id={`deed-${deed}`}
      name="deed"
      value={deed}
      class={`btn only-public ${primary ? 'btn-primary' : ''}`}
    >
      <Icon name={icon} />
      {label}
    </button>
  )
}

/** Replies that are sent again and again, already with this customer's names in them. */
function CannedTexts({ cannedTexts }: { cannedTexts: readonly CannedText[] }) {
  const { compose: t } = useText(caseTexts)
  if (cannedTexts.length === 0) return <span />
  return (
    <div class="dropup">
      <button type="button" class="btn" data-bs-toggle="dropdown" aria-expanded="false">
        <Icon name="message-2-share" />
        {t.canned}
      </button>
      <div class="dropdown-menu canned-menu">
        {cannedTexts.map(({ id, title, body }) => (
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
