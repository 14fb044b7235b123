import { z } from 'zod'
import { EXCEPTION_KINDS, type ExceptionItem } from '#engine'
import { KeptForm } from '../administration/kept-form.tsx'
import { stored } from '../administration/stored.ts'
import { typed } from '../administration/typed.ts'
import { page, redirect } from '../answer.ts'
import { checkbox } from '../form/fields.ts'
import { blank, type Draft, submission } from '../form/submission.ts'
import {
  AreaField,
  CheckField,
  Message,
  type Option,
  optionsOf,
  RadioField,
  SelectField,
  TextField,
} from '../layout/components/index.ts'
import { success } from '../layout/notice.ts'
import { useText } from '../layout/shell.ts'
import type { Visit } from '../visit.ts'
import { afterwards, caseOf, mustHaveTools, occasionOf } from './occasion.ts'
import { connectionTexts } from './texts.ts'
import { ToolPage } from './tool.tsx'

const schema = z.strictObject({
  until: typed(),
  reasonId: typed(),
  kind: typed(),
  suspended: checkbox(),
  note: typed(),
})

type Input = Parameters<Visit['engine']['connections']['exceptions']['add']>[2]

export function showNewException(visit: Visit) {
  return show(visit, blank({ kind: 'all' }), null)
}

export const addException = submission<Visit, typeof schema>({
  schema,
  show: (visit, draft) => show(visit, draft, null),
  async submit(visit, input) {
    const { engine, actor, language } = visit
    await engine.connections.exceptions.add(actor, visit.id(), input as Input, occasionOf(visit))
    return done(visit, connectionTexts(language).exceptions.added)
  },
})

export async function showException(visit: Visit) {
  const exception = await found(visit)
  return show(visit, stored(exception), exception)
}

export const changeException = submission<Visit, typeof schema>({
  schema,
  show: async (visit, draft) => show(visit, draft, await found(visit)),
  async submit(visit, input) {
    const { engine, actor, language } = visit
    const { exceptions } = engine.connections
    const occasion = occasionOf(visit)
    await exceptions.change(actor, visit.id(), visit.id('exceptionId'), input as Input, occasion)
    return done(visit, connectionTexts(language).exceptions.changed)
  },
})

function done(visit: Visit, words: string) {
  return redirect(afterwards(visit, visit.id()), success(words))
}

function found({ engine, actor, id }: Visit): Promise<ExceptionItem> {
  return engine.connections.exceptions.find(actor, id(), id('exceptionId'))
}

async function show(visit: Visit, draft: Draft, exception: ExceptionItem | null) {
  const { engine, actor, language } = visit
  const connection = await engine.connections.find(actor, visit.id())
  mustHaveTools(visit)
  const { exceptionReasons } = await engine.connections.choices(actor, connection.customerId)
  const t = connectionTexts(language).exceptions
  const title = exception ? t.change : t.add
  const within = caseOf(visit)
  const here = `/connections/${connection.id}`
  return page(
    title,
    <ToolPage title={title} connection={connection} within={within} language={language}>
      {connection.contractId === null && !exception ? (
        <Message tone="info">{t.needsContract}</Message>
      ) : (
        <KeptForm
          action={`${here}/exceptions${exception ? `/${exception.id}` : ''}${within.query}`}
          draft={draft}
          cancel={within.atendimentoId ? `/atendimentos/${within.atendimentoId}` : here}
          once={!exception}
        >
          <ExceptionFields reasons={reasonsWith(optionsOf(exceptionReasons), exception)} />
        </KeptForm>
      )}
    </ToolPage>,
  )
}

/** The one it has stays in its form, even when it is no longer offered. */
function reasonsWith(offered: Option[], exception: ExceptionItem | null): Option[] {
  if (!exception || offered.some(({ value }) => value === exception.reasonId)) return offered
  return [{ value: exception.reasonId, label: exception.reason }, ...offered]
}

function ExceptionFields({ reasons }: { reasons: readonly Option[] }) {
  const t = useText(connectionTexts).exceptions
  return (
    <>
      <p class="text-secondary">{t.explain}</p>
      {reasons.length === 0 && <Message tone="warning">{t.noReasons}</Message>}
      <div class="row">
        <TextField
          class="mb-3 col-md-6"
          name="until"
          label={t.until}
          hint={t.untilHint}
          type="date"
          required
        />
        <SelectField
          class="mb-3 col-md-6"
          name="reasonId"
          label={t.reason}
          options={reasons}
          empty=""
          required
        />
      </div>
      <RadioField
        name="kind"
        label={t.kind}
        required
        options={EXCEPTION_KINDS.map((kind) => ({
          value: kind,
          label: t.kinds[kind],
          hint: t.kindHints[kind],
        }))}
      />
      <CheckField name="suspended" label={t.suspended} hint={t.suspendedHint} />
      <AreaField class="mb-0" name="note" label={t.note} rows={2} maxLength={500} />
    </>
  )
}
