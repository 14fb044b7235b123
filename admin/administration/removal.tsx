import { ConfirmDialog } from '../layout/components/index.ts'
import { useText } from '../layout/shell.ts'
import { commonTexts } from './texts.ts'

/** The button that removes the record of this page, `path`; asks first, and says what follows. */
export function Removal({ path, title, text }: { path: string; title: string; text: string }) {
  const { remove } = useText(commonTexts)
  return (
    <ConfirmDialog
      id="remove"
      action={`${path}/removal`}
      button={remove}
      icon="trash"
      title={title}
      confirm={remove}
      danger
    >
      {text}
    </ConfirmDialog>
  )
}
