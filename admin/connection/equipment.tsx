import { z } from 'zod'
import { equipmentAddress } from '#engine'
import { typed } from '../administration/typed.ts'
import { page } from '../answer.ts'
import { blank, type Draft, submission } from '../form/submission.ts'
import { Card, Form, Message, SubmitButton, TextField } from '../layout/components/index.ts'
import { Icon } from '../layout/icon.tsx'
import type { Visit } from '../visit.ts'
import { caseOf, mustHaveTools, occasionOf } from './occasion.ts'
import { connectionTexts } from './texts.ts'
import { ToolPage } from './tool.tsx'

const schema = z.strictObject({ port: typed() })

export function askForEquipment(visit: Visit) {
  return show(visit, blank())
}

/** A link for the operator's own browser; nothing here asks the equipment anything. */
export const openEquipment = submission<Visit, typeof schema>({
  schema,
  show,
  async submit(visit, input) {
    const { engine, actor } = visit
    const link = await engine.connections.equipmentLink(actor, visit.id(), input, occasionOf(visit))
    return show(visit, blank({ port: input.port }), link)
  },
})

async function show(visit: Visit, draft: Draft, link?: string) {
  const { engine, actor, language } = visit
  const connection = await engine.connections.find(actor, visit.id())
  mustHaveTools(visit)
  const t = connectionTexts(language)
  const { title, submit } = t.tools.equipment
  const within = caseOf(visit)
  const isReachable = equipmentAddress(connection.lastIp) !== null
  return page(
    title,
    <ToolPage title={title} connection={connection} within={within} language={language}>
      <Card>
        {isReachable ? (
          <Form action={`/connections/${connection.id}/equipment${within.query}`} draft={draft}>
            <p class="text-secondary">{t.explain.equipment}</p>
            <p>
              {t.explain.lastIp}: <span class="font-monospace">{connection.lastIp}</span>
            </p>
            <TextField
              name="port"
              label={t.explain.port}
              hint={t.explain.portHint}
              placeholder="80"
              inputmode="numeric"
              autocomplete="off"
              maxLength={5}
            />
            <div class="btn-list">
              <SubmitButton icon="link" look={link ? 'secondary' : 'primary'}>
                {submit}
              </SubmitButton>
              {link && (
                <a class="btn btn-primary" href={link} target="_blank" rel="noopener noreferrer nofollow">
                  <Icon name="external-link" />
                  {t.explain.open}: {link}
                </a>
              )}
            </div>
          </Form>
        ) : (
          <Message tone="info">{t.explain.noLastIp}</Message>
        )}
      </Card>
    </ToolPage>,
  )
}
