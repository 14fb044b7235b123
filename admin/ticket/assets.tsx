import { asset } from '../assets/assets.ts'

/** Look and behaviour of the pages about tickets. */
export function TicketAssets() {
  return (
    <>
      <link rel="stylesheet" href={asset('tickets.css')} />
      <script src={asset('tickets.js')} defer />
    </>
  )
}
