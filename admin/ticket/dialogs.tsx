import { SEVERITIES, type TicketView } from '#engine'
import { Dialog } from '../case/dialog.tsx'
import { draftOf, type Returned } from '../case/dialog-form.ts'
import { caseTexts } from '../case/texts.ts'
import type { Draft } from '../form/submission.ts'
import { AreaField, optionsOf, SelectField, TextField } from '../layout/components/index.ts'
import { Icon } from '../layout/icon.tsx'
import { useText } from '../layout/shell.ts'
import type { TicketChoices } from './page.tsx'
import { ticketTexts } from './texts.ts'
import { ticketVocabulary } from './words.ts'

/** Which form of the page a draft belongs to, when one came back with something to mend. */
export type DialogName = 'assign' | 'handOver' | 'propose' | 'reject' | 'reclassify'
export type TicketReturned = Returned<DialogName | 'reply'>

/** The forms behind the buttons of the card of actions. */
export function Dialogs({
  view,
  choices,
  returned,
}: {
  view: TicketView
  choices: TicketChoices
  returned: TicketReturned | null
}) {
  const t = useText(ticketTexts)
  const { choose } = useText(caseTexts)
  const { severity, team } = useText(ticketVocabulary)
  const { ticket, header } = view
  const path = `/tickets/${ticket.id}`
  const draft = (form: DialogName, initial?: Draft['values']) => draftOf(returned, form, initial)
  const operators = optionsOf(choices.operators)
  return (
    <div id="ticket-dialogs">
      <Dialog
        id="dialog-assign"
        action={`${path}/assignment`}
        title={t.dialog.assignTitle}
        confirm={t.verb.assign}
        draft={draft('assign')}
        version={ticket.version}
      >
        <SelectField name="assignee" label={t.dialog.operator} options={operators} empty={choose} required />
      </Dialog>
      <Dialog
        id="dialog-handOver"
        action={`${path}/hand-over`}
        title={t.dialog.handOverTitle}
        text={t.dialog.handOverText}
        confirm={t.verb.handOver}
        draft={draft('handOver', { team: ticket.team, departmentId: ticket.departmentId })}
        version={ticket.version}
      >
        <SelectField
          name="team"
          label={t.dialog.team}
          options={Object.entries(team).map(([value, label]) => ({ value, label }))}
          required
        />
        <SelectField
          name="departmentId"
          label={t.dialog.department}
          options={optionsOf(choices.departments)}
        />
        <SelectField
          name="operatorId"
          label={t.dialog.nextOperator}
          options={[{ value: 'nobody', label: t.dialog.noOperator }, ...operators]}
          empty={t.dialog.keepOperator}
        />
        <TextField
          name="justification"
          label={t.dialog.justification}
          hint={t.dialog.justificationHint}
          maxLength={200}
          required
        />
      </Dialog>
      <Dialog
        id="dialog-propose"
        action={`${path}/proposals`}
        title={t.dialog.proposalTitle}
        text={t.dialog.proposalText}
        confirm={t.verb.propose}
        draft={draft('propose')}
      >
        <div class="row">
          <TextField name="hours" label={t.dialog.hours} inputmode="decimal" class="col-6 mb-3" required />
          <TextField
            name="price"
            label={t.dialog.price(header.currency)}
            inputmode="decimal"
            class="col-6 mb-3"
            required
          />
        </div>
        <TextField name="validUntil" type="date" label={t.dialog.validUntil} required />
        <AreaField name="body" label={t.dialog.scope} rows={6} maxLength={20_000} required />
      </Dialog>
      <Dialog
        id="dialog-reclassify"
        action={`${path}/severity`}
        title={t.dialog.severityTitle}
        text={t.dialog.severityText}
        confirm={t.verb.reclassify}
        draft={draft('reclassify', { severity: ticket.severity })}
      >
        <SelectField
          name="severity"
          label={t.dialog.severity}
          options={SEVERITIES.map((value) => ({ value, label: severity[value] }))}
          required
        />
        <TextField name="reason" label={t.dialog.why} maxLength={500} />
      </Dialog>
      <Dialog
        id="dialog-reject"
        action={`${path}/rejection`}
        title={t.dialog.rejectTitle}
        text={t.dialog.rejectText}
        confirm={t.verb.reject}
        danger
        draft={draft('reject')}
        version={ticket.version}
      >
        <AreaField name="why" label={t.dialog.rejectReason} rows={4} maxLength={20_000} required />
        <fieldset>
          <legend class="form-label">{t.dialog.duplicate}</legend>
          <div class="input-icon mb-2">
            <span class="input-icon-addon">
              <Icon name="search" />
            </span>
            <input
              type="search"
              class="form-control"
              name="q"
              form="no-form"
              aria-label={t.dialog.duplicateHint}
              placeholder={t.dialog.duplicateHint}
              autocomplete="off"
              hx-get={`${path}/duplicates`}
              hx-trigger="input changed delay:300ms, focus once"
              hx-target="#duplicates"
              hx-sync="this:replace"
            />
          </div>
          <div id="duplicates" />
        </fieldset>
      </Dialog>
    </div>
  )
}
