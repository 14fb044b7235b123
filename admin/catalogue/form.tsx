import { z } from 'zod'
import { mayChangeOwned } from '#engine'
import { companyChoices } from '../administration/choices.ts'
import { CompanyField } from '../administration/company-field.tsx'
import { KeptForm } from '../administration/kept-form.tsx'
import { Removal } from '../administration/removal.tsx'
import { stored } from '../administration/stored.ts'
import { commonTexts } from '../administration/texts.ts'
import { typed } from '../administration/typed.ts'
import { page, redirect } from '../answer.ts'
import { checkbox } from '../form/fields.ts'
import { blank, type Draft, submission } from '../form/submission.ts'
import { CheckField, type Option, PageHeader, TextField } from '../layout/components/index.ts'
import { success } from '../layout/notice.ts'
import { useShell, useText } from '../layout/shell.ts'
import type { Visit } from '../visit.ts'
import { type Catalogue, type CatalogueNoun, type Item, keptOf } from './catalogue.ts'
import { catalogueTexts } from './texts.ts'

/** The pages on which an entry of a catalogue is added and changed. */
export function catalogueForms<Noun extends CatalogueNoun, Choices>(catalogue: Catalogue<Noun, Choices>) {
  const { path, words, fields, fixed = {}, drafted, input = (values) => values } = catalogue
  const changed = z.strictObject({ basis: typed(), name: typed(), active: checkbox(), ...fields })
  const added = changed.omit({ basis: true }).extend({ companyId: typed(), ...fixed })

  const add = submission<Visit, typeof added>({
    schema: added,
    show: showNew,
    async submit({ engine, actor, language }, values) {
      const { name } = await keptOf(catalogue, engine).add(actor, input(values))
      return redirect(path, success(words(language).added(name)))
    },
  })

  const change = submission<Visit, typeof changed>({
    schema: changed,
    show,
    async submit({ engine, actor, language, id }, { basis, ...values }) {
      await keptOf(catalogue, engine).change(actor, id(), input(values), basis)
      return redirect(path, success(commonTexts(language).saved))
    },
  })

  const remove = submission<Visit, typeof nothing>({
    schema: nothing,
    show: async (visit, { problem }) => show(visit, { ...(await asStored(visit)), problem }),
    async submit({ engine, actor, language, id }) {
      await keptOf(catalogue, engine).remove(actor, id())
      return redirect(path, success(commonTexts(language).removed))
    },
  })

  async function showNew(visit: Visit, draft: Draft) {
    const t = words(visit.language)
    const choices = await choicesFor(visit, null)
    const companies = await companyChoices(visit)
    return page(
      t.add,
      <>
        <PageHeader title={t.add} back={{ href: path, label: t.title }} />
        <KeptForm action={path} draft={draft} cancel={path} once>
          <EntryFields catalogue={catalogue} choices={choices} item={null} companies={companies} />
        </KeptForm>
      </>,
    )
  }

  async function show(visit: Visit, draft: Draft) {
    const item = await keptOf(catalogue, visit.engine).find(visit.actor, visit.id())
    const choices = await choicesFor(visit, item)
    const mayChange = mayChangeOwned(visit.actor, item.companyId)
    return page(
      item.name,
      <>
        <EntryHeader catalogue={catalogue} item={item} mayChange={mayChange} />
        <KeptForm
          action={`${path}/${item.id}`}
          draft={draft}
          basis={item.basis}
          cancel={path}
          mayChange={mayChange}
        >
          <EntryFields catalogue={catalogue} choices={choices} item={item} />
        </KeptForm>
      </>,
    )
  }

  async function asStored(visit: Visit): Promise<Draft> {
    const item = await keptOf(catalogue, visit.engine).find(visit.actor, visit.id())
    return drafted ? blank({ ...stored(item).values, ...drafted(item) }) : stored(item)
  }

  async function choicesFor(visit: Visit, item: Item<Noun> | null): Promise<Choices> {
    return (await catalogue.choices?.(visit, item)) as Choices
  }

  return {
    showNew: (visit: Visit) => showNew(visit, blank({ active: 'on', ...catalogue.blank })),
    show: async (visit: Visit) => show(visit, await asStored(visit)),
    add,
    change,
    remove,
  }
}

const nothing = z.strictObject({})

function EntryHeader<Noun extends CatalogueNoun, Choices>({
  catalogue: { path, words },
  item: { id, name, company },
  mayChange,
}: {
  catalogue: Catalogue<Noun, Choices>
  item: Item<Noun>
  mayChange: boolean
}) {
  const { language } = useShell()
  const t = useText(catalogueTexts)
  const common = useText(commonTexts)
  return (
    <PageHeader
      title={name}
      subtitle={company ?? common.allCompanies}
      back={{ href: path, label: words(language).title }}
    >
      {mayChange && <Removal path={`${path}/${id}`} title={t.removeTitle(name)} text={t.removeText} />}
    </PageHeader>
  )
}

function EntryFields<Noun extends CatalogueNoun, Choices>({
  catalogue: { words, Fields },
  choices,
  item,
  companies,
}: {
  catalogue: Catalogue<Noun, Choices>
  choices: Choices
  item: Item<Noun> | null
  companies?: readonly Option[]
}) {
  const { language } = useShell()
  const t = useText(catalogueTexts)
  return (
    <>
      <div class="row">
        <TextField
          class={`mb-3 ${companies ? 'col-md-6' : 'col-12'}`}
          name="name"
          label={words(language).name}
          required
          maxLength={80}
          autocomplete="off"
        />
        {companies && <CompanyField companies={companies} />}
      </div>
      {Fields && <Fields choices={choices} item={item} />}
      <CheckField name="active" label={t.active} hint={t.activeHint} />
    </>
  )
}
