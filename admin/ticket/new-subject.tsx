import { z } from 'zod'
import type { Language } from '#engine'
import { type Answer, partial } from '../answer.ts'
import { Uploads } from '../case/uploads.tsx'
import { AreaField, SelectField, TextField, useDraft } from '../layout/components/index.ts'
import { useShell, useText } from '../layout/shell.ts'
import type { Visit } from '../visit.ts'
import { newTicketTexts } from './new-texts.ts'

type Node = Awaited<ReturnType<Visit['engine']['subjects']['tree']>>[number]
type Question = Awaited<ReturnType<Visit['engine']['checklists']['questionsFor']>>[number]

/** What hangs on the department and the subject: the subjects to choose from, and the questions of the type. */
export type Matter = { subjects: Option[]; questions: Question[]; subjectId: string }
type Option = { value: string; label: string }

const query = z.object({
  departmentId: z.uuid().optional().catch(undefined),
  subjectId: z.uuid().optional().catch(undefined),
})

/** Another department or subject was chosen: the part of the form that depends on it. */
export async function subjectPart(visit: Visit): Promise<Answer> {
  const { departmentId, subjectId } = visit.query(query)
  return partial(<SubjectPart matter={await matterOf(visit, departmentId, subjectId)} />)
}

export async function matterOf(
  { engine, actor, language }: Visit,
  departmentId: string | undefined,
  subjectId: string | undefined,
): Promise<Matter> {
  if (!departmentId) return { subjects: [], questions: [], subjectId: '' }
  const subjects = flattened(await engine.subjects.tree(actor, departmentId), language)
  const chosen = subjects.some(({ value }) => value === subjectId) ? subjectId : undefined
  const questions = chosen ? await engine.checklists.questionsFor(chosen) : []
  return { subjects, questions, subjectId: chosen ?? '' }
}

function flattened(nodes: readonly Node[], language: Language, above: readonly string[] = []): Option[] {
  return nodes
    .filter(({ active }) => active)
    .flatMap((node) => {
      const way = [...above, (language === 'en' && node.nameEn) || node.name]
      return [{ value: node.id, label: way.join(' › ') }, ...flattened(node.children, language, way)]
    })
}

export function SubjectPart({ matter: { subjects, questions, subjectId } }: { matter: Matter }) {
  const t = useText(newTicketTexts)
  return (
    <div id="subject-part">
      <div class="mb-3">
        <label class="form-label" for="field-subjectId">
          {t.subject}
        </label>
        <select
          id="field-subjectId"
          name="subjectId"
          class="form-select"
          hx-get="/tickets/new/subject"
          hx-trigger="change"
          hx-target="#subject-part"
          hx-swap="outerHTML"
          hx-include="#field-departmentId"
        >
          <option value="">{t.noSubject}</option>
          {subjects.map(({ value, label }) => (
            <option key={value} value={value} selected={value === subjectId}>
              {label}
            </option>
          ))}
        </select>
      </div>
      {questions.length > 0 && (
        <fieldset class="questions">
          <legend class="form-label mb-1">{t.checklist}</legend>
          <p class="text-secondary">{t.checklistHint}</p>
          {questions.map((question) => (
            <QuestionField key={question.id} question={question} />
          ))}
        </fieldset>
      )}
    </div>
  )
}

/** One question of the checklist; nothing is required here, because the customer may not know it yet. */
function QuestionField({ question }: { question: Question }) {
  const t = useText(newTicketTexts)
  const { language } = useShell()
  const { values } = useDraft()
  const { id, kind, choices, help, allowUnknown } = question
  const name = `answer.${id}`
  const label = (language === 'en' && question.questionEn) || question.question
  const field = { name, label, ...(help ? { hint: help } : {}), class: 'mb-2' }
  return (
    <div class="mb-3">
      {kind === 'file' ? (
        <div>
          <div class="form-label">{label}</div>
          {help && <div class="form-hint">{help}</div>}
          <Uploads name={`files.${id}`} />
        </div>
      ) : kind === 'choice' ? (
        <SelectField
          {...field}
          options={choices.map((choice) => ({ value: choice, label: choice }))}
          empty={t.choose}
        />
      ) : kind === 'text' ? (
        <AreaField {...field} rows={2} maxLength={20_000} />
      ) : (
        <TextField {...field} type={kind === 'date' ? 'date' : 'url'} maxLength={2_000} />
      )}
      {allowUnknown && (
        <label class="form-check mb-0">
          <input
            type="checkbox"
            class="form-check-input"
            name={`unknown.${id}`}
            checked={values[`unknown.${id}`] === 'on'}
          />
          <span class="form-check-label">{t.unknown}</span>
        </label>
      )}
    </div>
  )
}
