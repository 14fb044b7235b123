import type { KeptMaterial } from '#engine'
import { ActiveBadge, MoveButtons } from '../administration/pieces.tsx'
import { Badge, Card, EmptyState, LinkButton } from '../layout/components/index.ts'
import { useText } from '../layout/shell.ts'
import { MaterialBody } from './materials.tsx'
import { processTexts } from './texts.ts'

const ICONS = { text: 'align-left', link: 'link', file: 'paperclip' } as const

/** The support material of a step, as its operators will see it, and where it is kept. */
export function MaterialsCard({
  here,
  materials,
  mayChange,
}: {
  /** The step's address. */
  here: string
  materials: readonly KeptMaterial[]
  mayChange: boolean
}) {
  const t = useText(processTexts)
  const add = mayChange && (
    <LinkButton icon="plus" small href={`${here}/materials/new`}>
      {t.addMaterial}
    </LinkButton>
  )
  return (
    <Card title={t.materials} id="materials" actions={materials.length > 0 && add} flush>
      {materials.length === 0 ? (
        <EmptyState title={t.noMaterials} text={t.noMaterialsText} icon="book-2" action={add} />
      ) : (
        <ol class="list-group list-group-flush">
          {materials.map((material) => (
            <li key={material.id} class="list-group-item question-line">
              <div class="question-words">
                <Title material={material} href={mayChange ? `${here}/materials/${material.id}` : null} />
                <MaterialBody material={material} />
              </div>
              {mayChange && materials.length > 1 && (
                <MoveButtons
                  action={`${here}/materials/${material.id}/move`}
                  name={material.title}
                  isFirst={material === materials[0]}
                  isLast={material === materials.at(-1)}
                />
              )}
            </li>
          ))}
        </ol>
      )}
    </Card>
  )
}

function Title({ material: { kind, title, active }, href }: { material: KeptMaterial; href: string | null }) {
  const t = useText(processTexts)
  return (
    <div class="badges-list mb-1">
      {href ? (
        <a href={href} class="fw-medium">
          {title}
        </a>
      ) : (
        <span class="fw-medium">{title}</span>
      )}
      <Badge tone="info" icon={ICONS[kind]}>
        {t.kinds[kind]}
      </Badge>
      {!active && <ActiveBadge active={false} />}
    </div>
  )
}
