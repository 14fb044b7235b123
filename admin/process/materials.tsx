import type { KeptMaterial } from '#engine'
import { Files } from '../case/files.tsx'
import { useText } from '../layout/shell.ts'
import { processTexts } from './texts.ts'

/** What an operator has at hand at the step of their case (R49). */
export function Materials({ materials }: { materials: readonly KeptMaterial[] }) {
  return (
    <ul class="list-group list-group-flush">
      {materials.map((material) => (
        <li key={material.id} class="list-group-item">
          <div class="fw-medium">{material.title}</div>
          <MaterialBody material={material} />
        </li>
      ))}
    </ul>
  )
}

/** A material's words, link and files. */
export function MaterialBody({ material: { body, url, files } }: { material: KeptMaterial }) {
  const t = useText(processTexts)
  return (
    <>
      {url && (
        <div>
          <a href={url} target="_blank" rel="noopener noreferrer" class="text-break">
            {url}
            <span class="visually-hidden"> ({t.opensElsewhere})</span>
          </a>
        </div>
      )}
      {body && <div class="as-typed">{body}</div>}
      <Files files={files} />
    </>
  )
}
