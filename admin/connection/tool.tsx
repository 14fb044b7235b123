import type { VNode } from 'preact'
import { z } from 'zod'
import type { ConnectionChoices, ConnectionItem, Language, Occasion } from '#engine'
import { KeptForm } from '../administration/kept-form.tsx'
import { typed } from '../administration/typed.ts'
import { type Answer, page, redirect } from '../answer.ts'
import { problemWords } from '../error/words.ts'
import { blank, type Draft, submission } from '../form/submission.ts'
import { Message, PageHeader } from '../layout/components/index.ts'
import { success } from '../layout/notice.ts'
import { get, post, type Route } from '../route.ts'
import type { Visit } from '../visit.ts'
import { afterwards, type CaseOfPage, caseOf, mustHaveTools, occasionOf } from './occasion.ts'
import { connectionTexts } from './texts.ts'

type Texts = ReturnType<typeof connectionTexts>
export type ToolName = keyof Texts['tools']

/** One technical tool: a page with a form of its own, that a case can link to. */
export type Tool<Shape extends z.ZodRawShape> = {
  name: ToolName
  fields: Shape
  /** How the connection stands in the form. */
  draft?: (connection: ConnectionItem) => Draft['values']
  /** The problem's code when it cannot be used on the connection as it is. */
  off?: (connection: ConnectionItem) => string | null
  Body: (props: { connection: ConnectionItem; choices: ConnectionChoices }) => VNode
  use: (
    visit: Visit,
    connectionId: string,
    input: z.output<z.ZodObject<Shape, z.core.$strict>>,
    occasion: Occasion,
  ) => Promise<unknown>
}

export function toolRoutes<Shape extends z.ZodRawShape>(tool: Tool<Shape>): Route[] {
  const schema = z.strictObject({ basis: typed(), ...tool.fields })
  const path = `/connections/:id/${tool.name}`

  const use = submission<Visit, typeof schema>({
    schema,
    show: (visit, draft) => show(visit, draft),
    async submit(visit, values) {
      const { basis, ...input } = values as { basis: string } & z.output<z.ZodObject<Shape, z.core.$strict>>
      const id = visit.id()
      await tool.use(visit, id, input as never, occasionOf(visit, basis))
      const { done } = connectionTexts(visit.language).tools[tool.name]
      return redirect(afterwards(visit, id), success(done))
    },
  })

  async function show(visit: Visit, draft?: Draft): Promise<Answer> {
    const connection = await visit.engine.connections.find(visit.actor, visit.id())
    mustHaveTools(visit)
    const choices = await visit.engine.connections.choices(visit.actor, connection.customerId)
    const { title, submit } = connectionTexts(visit.language).tools[tool.name]
    const { Body } = tool
    return page(
      title,
      <ToolPage title={title} connection={connection} within={caseOf(visit)} language={visit.language}>
        {toolForm()}
      </ToolPage>,
    )

    function toolForm() {
      const off = tool.off?.(connection)
      if (off) return <Message tone="info">{problemWords(visit.language, off)}</Message>
      const within = caseOf(visit)
      const here = `/connections/${connection.id}`
      return (
        <KeptForm
          action={`${here}/${tool.name}${within.query}`}
          draft={draft ?? blank(tool.draft?.(connection))}
          basis={String(connection.version)}
          cancel={within.atendimentoId ? `/atendimentos/${within.atendimentoId}` : here}
          submit={submit}
        >
          <Body connection={connection} choices={choices} />
        </KeptForm>
      )
    }
  }

  return [get(path, 'operator', (visit) => show(visit)), post(path, 'operator', use)]
}

/** The frame of every tool's page: which connection it is about, and where one came from. */
export function ToolPage({
  title,
  connection,
  within,
  language,
  children,
}: {
  title: string
  connection: ConnectionItem
  within: CaseOfPage
  language: Language
  children: VNode | VNode[]
}) {
  const t = connectionTexts(language)
  const { id, number, login, name, customer } = connection
  return (
    <>
      <PageHeader
        title={title}
        subtitle={`${t.title(number)} · ${login}${name ? ` · ${name}` : ''} · ${customer}`}
        back={
          within.atendimentoId
            ? { href: `/atendimentos/${within.atendimentoId}`, label: t.backToCase }
            : { href: `/connections/${id}`, label: t.title(number) }
        }
      />
      {within.atendimentoId && <p class="text-secondary">{t.inCase}</p>}
      {children}
    </>
  )
}
