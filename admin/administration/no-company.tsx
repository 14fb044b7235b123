import { Card, EmptyState, LinkButton } from '../layout/components/index.ts'

/** In the place of a form that takes a company to begin with. */
export function NoCompany({ words }: { words: { noCompanies: string; toCompanies: string } }) {
  return (
    <Card>
      <EmptyState
        title={words.noCompanies}
        icon="building"
        action={<LinkButton href="/companies">{words.toCompanies}</LinkButton>}
      />
    </Card>
  )
}
