import { asset } from '../assets/assets.ts'
import { CaseAssets } from '../case/assets.tsx'

/** Look and behaviour of the pages about atendimentos, on top of what all cases have. */
export function AtendimentoAssets() {
  return (
    <>
      <CaseAssets />
      <link rel="stylesheet" href={asset('atendimentos.css')} />
      <script src={asset('atendimentos.js')} defer />
    </>
  )
}
