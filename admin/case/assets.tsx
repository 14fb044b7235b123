import { asset } from '../assets/assets.ts'
import { MarkIcons } from './mark-icons.tsx'

/** Look and behaviour of the pages about tickets and atendimentos. */
export function CaseAssets() {
  return (
    <>
      <link rel="stylesheet" href={asset('cases.css')} />
      <script src={asset('cases.js')} defer />
      <MarkIcons />
    </>
  )
}
