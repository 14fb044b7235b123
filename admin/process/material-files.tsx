import type { MaterialFile } from '#engine'
import { DoButton } from '../administration/pieces.tsx'
import { Files } from '../case/files.tsx'
import { Card } from '../layout/components/index.ts'
import { useText } from '../layout/shell.ts'
import { processTexts } from './texts.ts'

/** The files a material has, each of which can be taken away. */
export function MaterialFilesCard({ here, files }: { here: string; files: readonly MaterialFile[] }) {
  const t = useText(processTexts)
  return (
    <Card title={t.files} flush>
      <ul class="list-group list-group-flush">
        {files.map((file) => (
          <li key={file.id} class="list-group-item question-line">
            <Files files={[file]} />
            <DoButton
              action={`${here}/files/${file.id}/removal`}
              icon="trash"
              label={t.removeFileOf(file.name)}
            >
              {t.removeFile}
            </DoButton>
          </li>
        ))}
      </ul>
    </Card>
  )
}
