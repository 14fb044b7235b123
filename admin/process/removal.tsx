import { commonTexts } from '../administration/texts.ts'
import { ConfirmDialog } from '../layout/components/index.ts'
import { useText } from '../layout/shell.ts'
import { processTexts } from './texts.ts'

/** The button that deletes a process, a step or a material, and asks before. */
export function Removal({ action, name, text }: { action: string; name: string; text?: string }) {
  const t = useText(processTexts)
  const { remove } = useText(commonTexts)
  return (
    <ConfirmDialog
      id="remove"
      action={action}
      button={remove}
      icon="trash"
      title={t.removeTitle(name)}
      confirm={remove}
      danger
    >
      {text ?? t.removeText}
    </ConfirmDialog>
  )
}
