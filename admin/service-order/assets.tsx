import { asset } from '../assets/assets.ts'

/** Look and behaviour of the pages about service orders. */
export function ServiceOrderAssets() {
  return (
    <>
      <link rel="stylesheet" href={asset('service-orders.css')} />
      <script src={asset('service-orders.js')} defer />
    </>
  )
}
