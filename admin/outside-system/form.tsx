import { z } from 'zod'
import {
  checkWords,
  LIGHTS,
  NotFound,
  OUTSIDE_KINDS,
  type OutsideAnswer,
  type OutsideKind,
  type OutsideSystem,
  type Unreachable,
} from '#engine'
import { KeptForm } from '../administration/kept-form.tsx'
import { typed } from '../administration/typed.ts'
import { type Answer, page, redirect } from '../answer.ts'
import { checkbox, choices, noFields } from '../form/fields.ts'
import { blank, type Draft, submission } from '../form/submission.ts'
import {
  Card,
  CheckField,
  ChecksField,
  ConfirmDialog,
  CopyField,
  Form,
  Message,
  PageHeader,
  SubmitButton,
  TextField,
} from '../layout/components/index.ts'
import { success } from '../layout/notice.ts'
import { useText } from '../layout/shell.ts'
import type { Visit } from '../visit.ts'
import { outsideFaultWords } from './fault-words.ts'
import { outsideSystemTexts } from './texts.ts'

const form = z.strictObject({
  url: typed(),
  timeoutMs: typed(),
  lights: choices(LIGHTS),
  active: checkbox(),
  newSecret: checkbox(),
})

/** What the page has to say besides the form: a secret that is shown once, how a test went. */
type Said = { secret?: string; tested?: OutsideAnswer | Unreachable }

export function showOutsideSystem(visit: Visit): Promise<Answer> {
  return show(visit, null)
}

/** With a new secret it answers with the page itself and no redirect: the secret is shown once. */
export const keepOutsideSystem = submission<Visit, typeof form>({
  schema: form,
  show: (visit, draft) => show(visit, draft),
  async submit(visit, { newSecret, ...input }) {
    const { engine, actor, language } = visit
    const kept = { companyId: visit.id(), kind: kindIn(visit), ...input }
    const { secret } = await engine.outsideSystems.keep(actor, kept, { newSecret })
    if (secret) return show(visit, null, { secret })
    return redirect(pathOf(visit), success(outsideSystemTexts(language).saved))
  },
})

export async function checkOutsideSystem(visit: Visit): Promise<Answer> {
  visit.form(noFields)
  const tested = await visit.engine.outsideSystems.check(visit.actor, visit.id(), kindIn(visit))
  return show(visit, null, { tested })
}

export async function removeOutsideSystem(visit: Visit): Promise<Answer> {
  visit.form(noFields)
  await visit.engine.outsideSystems.remove(visit.actor, visit.id(), kindIn(visit))
  return redirect('/outside-systems', success(outsideSystemTexts(visit.language).removed))
}

async function show(visit: Visit, draft: Draft | null, said: Said = {}): Promise<Answer> {
  const system = await visit.engine.outsideSystems.find(visit.actor, visit.id(), kindIn(visit))
  const { url, timeoutMs, lights, active } = system
  const stored = blank({
    url,
    timeoutMs: String(timeoutMs),
    lights,
    active: active || url === null ? 'on' : '',
  })
  const title = outsideSystemTexts(visit.language).kinds[system.kind]
  return page(title, <SystemPage path={pathOf(visit)} system={system} draft={draft ?? stored} said={said} />)
}

function SystemPage({
  path,
  system,
  draft,
  said: { secret, tested },
}: {
  path: string
  system: OutsideSystem
  draft: Draft
  said: Said
}) {
  const t = useText(outsideSystemTexts)
  const isSetUp = system.url !== null
  return (
    <div class="narrow">
      <PageHeader
        title={t.kinds[system.kind]}
        subtitle={system.company}
        back={{ href: '/outside-systems', label: t.title }}
      />
      {secret && (
        <Card title={t.secretTitle}>
          <Message tone="success">{t.secretOnce}</Message>
          <CopyField label={t.secretTitle} text={secret} copy={t.copy} />
          <p class="text-secondary small mt-3 mb-0">{t.signature}</p>
        </Card>
      )}
      {tested && <Tested tested={tested} />}
      <KeptForm action={path} draft={draft} cancel="/outside-systems">
        <TextField name="url" label={t.url} hint={t.urlHint} type="url" required autocomplete="off" />
        <TextField name="timeoutMs" label={t.timeout} type="number" min={500} max={30_000} required />
        {system.kind === 'erp' && <LightsField />}
        <CheckField name="active" label={t.active} />
        {isSetUp && <CheckField name="newSecret" label={t.newSecret} />}
      </KeptForm>
      {isSetUp && (
        <Card title={t.check}>
          <p class="text-secondary">{t.checkText}</p>
          <div class="btn-list">
            <Form action={`${path}/check`}>
              <SubmitButton look="secondary" icon="plug-connected">
                {t.check}
              </SubmitButton>
            </Form>
            <ConfirmDialog
              id="removal"
              action={`${path}/removal`}
              button={t.remove}
              icon="trash"
              title={t.removeTitle}
              confirm={t.remove}
              danger
            >
              {t.removeText}
            </ConfirmDialog>
          </div>
        </Card>
      )}
    </div>
  )
}

/** Which lights of the express check the ERP answers; Bote looks after the others itself (R43). */
function LightsField() {
  const t = useText(outsideSystemTexts)
  const words = useText(checkWords)
  return (
    <ChecksField
      name="lights"
      label={t.lights}
      hint={t.lightsHint}
      options={LIGHTS.map((value) => ({ value, label: words.lights[value] }))}
    />
  )
}

function Tested({ tested }: { tested: OutsideAnswer | Unreachable }) {
  const t = useText(outsideSystemTexts)
  const faultWords = useText(outsideFaultWords)
  if (tested.ok) return <Message tone="success">{t.checkOk(tested.status)}</Message>
  const status = 'status' in tested ? ` ${tested.status}` : ''
  return <Message tone="danger">{faultWords(`${tested.fault}${status}`)}</Message>
}

function kindIn(visit: Visit): OutsideKind {
  const kind = OUTSIDE_KINDS.find((each) => each === visit.param('kind'))
  if (!kind) throw new NotFound('page_not_found')
  return kind
}

function pathOf(visit: Visit): string {
  return `/outside-systems/${visit.id()}/${kindIn(visit)}`
}
