import { asset } from '../assets/assets.ts'
import { MarkIcons } from './mark-icons.tsx'

/** Look and behaviour of the pages about tickets. */
export function TicketAssets() {
  return (
    <>
      <link rel="stylesheet" href={asset('tickets.css')} />
      <script src={asset('tickets.js')} defer />
      <MarkIcons />
    </>
  )
}
