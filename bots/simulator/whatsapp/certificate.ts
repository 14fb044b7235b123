import { createHash, X509Certificate } from 'node:crypto'
import selfsigned from 'selfsigned'

/** A certificate for web.whatsapp.com that nobody trusts, and the hash of its key by which a browser is told to. */
export function certificate(): { key: string; cert: string; keyHash: string } {
  const { private: key, cert } = selfsigned.generate([{ name: 'commonName', value: 'web.whatsapp.com' }], {
    keySize: 2048,
    algorithm: 'sha256',
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 2, value: 'web.whatsapp.com' }] }],
  })
  const publicKey = new X509Certificate(cert).publicKey.export({ type: 'spki', format: 'der' })
  return { key, cert, keyHash: createHash('sha256').update(publicKey).digest('base64') }
}
