import { toString as qrCode } from 'qrcode'

/** A link as a picture that a phone reads, as a data address. */
export async function qrPicture(link: string): Promise<string> {
  const svg = await qrCode(link, { type: 'svg', errorCorrectionLevel: 'M', margin: 2 })
  return `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`
}
