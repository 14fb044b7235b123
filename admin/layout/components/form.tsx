import { randomUUID } from 'node:crypto'
import { type ComponentChildren, createContext } from 'preact'
import { useContext } from 'preact/hooks'
import { problemWords } from '../../error/words.ts'
import { blank, type Draft } from '../../form/submission.ts'
import { useShell } from '../shell.ts'
import { Message } from './message.tsx'

const DraftContext = createContext<Draft>(blank())

/** For a part of a form that comes by itself. */
export const DraftProvider = DraftContext.Provider

/** What stands in the form this component is in, and what is wrong with it. */
export function useDraft(): Draft {
  return useContext(DraftContext)
}

const PlaceContext = createContext('')

/** The same for a part of a form that comes by itself. */
export const PlaceProvider = PlaceContext.Provider

/** What the ids of a field are made of: its name, and the dialog it is in, since a page may have several of one name. */
export function useFieldKey(name: string): string {
  const place = useContext(PlaceContext)
  return place ? `${place}-${name}` : name
}

/** The anti-forgery token; `Form` has it already. */
export function CsrfField() {
  return <input type="hidden" name="_csrf" value={useShell().csrf} />
}

/**
 * A form that changes something. Fields inside take their values and faults from `draft` by name.
 * `once`: sent twice, done once; with a token of its own, wherever the same form stands. `keep`: typed text survives a session that ended meanwhile.
 * `place`: tells its fields from those of other forms of the page.
 */
export function Form({
  action,
  draft = blank(),
  once = false,
  keep = false,
  files = false,
  place = '',
  children,
  ...rest
}: {
  action: string
  draft?: Draft
  once?: boolean | string
  keep?: boolean
  files?: boolean
  place?: string
  children: ComponentChildren
  id?: string
  class?: string
  [attribute: `hx-${string}` | `data-${string}`]: string | undefined
}) {
  return (
    <form
      method="post"
      action={action}
      enctype={files ? 'multipart/form-data' : undefined}
      noValidate
      data-keep={keep ? '' : undefined}
      {...rest}
    >
      <CsrfField />
      {once && <input type="hidden" name="_once" value={once === true ? randomUUID() : once} />}
      <DraftContext.Provider value={draft}>
        <Problem draft={draft} />
        <PlaceContext.Provider value={place}>{children}</PlaceContext.Provider>
      </DraftContext.Provider>
    </form>
  )
}

function Problem({ draft: { problem } }: { draft: Draft }) {
  const { language } = useShell()
  if (!problem) return null
  return <Message tone="warning">{problemWords(language, problem.code, problem.details)}</Message>
}
