import type { Question } from '#engine'
import { Card } from '../layout/components/index.ts'
import { useText } from '../layout/shell.ts'
import { subjectTexts } from '../subject/texts.ts'

/** The questions as bubbles of a chat with the buttons below them: pictures of buttons, nothing to press. */
export function ChatPreview({ questions }: { questions: readonly Question[] }) {
  const t = useText(subjectTexts)
  return (
    <Card title={t.preview}>
      <div class="chat-preview">
        {questions.map((question, index) => (
          <Bubble key={question.id} question={question} place={t.previewOf(index + 1, questions.length)} />
        ))}
      </div>
    </Card>
  )
}

function Bubble({
  question: { kind, question, help, choices, required, allowUnknown },
  place,
}: {
  question: Question
  place: string
}) {
  const t = useText(subjectTexts)
  const buttons = [
    ...(kind === 'choice' ? choices : []),
    ...(kind === 'date' ? [t.today, t.yesterday] : []),
    ...(allowUnknown ? [t.unknown] : []),
    ...(required ? [] : [t.skip]),
  ]
  return (
    <div>
      <div class="chat-bubble">
        <div class="chat-place">{place}</div>
        <div class="fw-medium text-break">{question}</div>
        {help && <div class="text-break">{help}</div>}
        {kind !== 'choice' && <div class="chat-expects">{t.expects[kind]}</div>}
      </div>
      {buttons.length > 0 && (
        <div class="chat-buttons">
          {buttons.map((button) => (
            <span key={button} class="chat-button">
              {button}
            </span>
          ))}
        </div>
      )}
    </div>
  )
}
