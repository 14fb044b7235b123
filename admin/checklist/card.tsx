import type { Question, Subject } from '#engine'
import { MoveButtons } from '../administration/pieces.tsx'
import { Badge, Card, EmptyState, LinkButton } from '../layout/components/index.ts'
import { useText } from '../layout/shell.ts'
import { subjectTexts } from '../subject/texts.ts'
import { ChatPreview } from './preview.tsx'

export type KeptQuestion = Question & { basis: string; answers: number }

/** The checklist of a type, and how the chat will ask it. */
export function ChecklistCard({
  subject,
  questions,
  mayChange,
}: {
  subject: Subject
  questions: readonly KeptQuestion[]
  mayChange: boolean
}) {
  const t = useText(subjectTexts)
  const add = mayChange && (
    <LinkButton icon="plus" small href={`/subjects/${subject.id}/questions/new`}>
      {t.addQuestion}
    </LinkButton>
  )
  const asked = questions.filter(({ active }) => active)
  return (
    <div class="row" id="checklist">
      <div class="col-lg-7">
        <Card title={t.checklist} actions={questions.length > 0 && add} flush>
          {questions.length === 0 ? (
            <EmptyState title={t.noQuestions} text={t.noQuestionsText} icon="checklist" action={add} />
          ) : (
            <>
              <p class="text-secondary card-body py-2 mb-0">{t.checklistText}</p>
              <ol class="list-group list-group-flush">
                {questions.map((question) => (
                  <li key={question.id} class="list-group-item question-line">
                    <Line question={question} mayChange={mayChange} />
                    {mayChange && (
                      <MoveButtons
                        action={`/subjects/${subject.id}/questions/${question.id}/move`}
                        name={question.question}
                        isFirst={question === questions[0]}
                        isLast={question === questions.at(-1)}
                      />
                    )}
                  </li>
                ))}
              </ol>
            </>
          )}
        </Card>
      </div>
      <div class="col-lg-5">{asked.length > 0 && <ChatPreview questions={asked} />}</div>
    </div>
  )
}

function Line({ question, mayChange }: { question: KeptQuestion; mayChange: boolean }) {
  const t = useText(subjectTexts)
  const { id, subjectId, kind, required, allowUnknown, active, answers } = question
  return (
    <div class="question-words">
      {mayChange ? (
        <a href={`/subjects/${subjectId}/questions/${id}`} class="fw-medium">
          {question.question}
        </a>
      ) : (
        <span class="fw-medium">{question.question}</span>
      )}
      <div class="badges-list mt-1">
        <Badge tone="info">{t.kinds[kind]}</Badge>
        {!required && <Badge>{t.optional}</Badge>}
        {allowUnknown && <Badge>{t.allowUnknown}</Badge>}
        {!active && <Badge tone="waiting">{t.off}</Badge>}
        {answers > 0 && <span class="text-secondary small">{t.answers(answers)}</span>}
      </div>
    </div>
  )
}
