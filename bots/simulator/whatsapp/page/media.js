import { Msg } from './chats.js'
import { ask } from './server.js'

class OpaqueData {
  constructor(blob) {
    this.blob = blob
  }
  static createFromData = async (blob) => new OpaqueData(blob)
  url = () => 'blob:none'
  autorelease() {}
  formData = () => this.blob
}

function prepRawMedia(opaque, { asDocument }) {
  return { waitForPrep: () => prepare(opaque, asDocument) }
}

async function prepare(opaque, asDocument) {
  const { blob } = opaque
  const isImage = blob.type.startsWith('image/') && !asDocument
  // What is no picture is refused by the browser itself, as on the real page.
  if (isImage) (await createImageBitmap(blob)).close()
  const facts = {
    type: isImage ? 'image' : 'document',
    mimetype: blob.type,
    filename: blob.name,
    size: blob.size,
    filehash: await hashOf(blob),
    preview: '',
  }
  // The library spreads this into the message, which has a `set` of its own.
  const data = Object.defineProperties(
    { ...facts, isGif: false },
    {
      mediaBlob: { value: opaque, writable: true },
      set: { value: (more) => Object.assign(data, more) },
      toJSON: { value: () => facts },
    },
  )
  return data
}

async function uploadMedia({ mediaObject }) {
  const { path } = await ask('upload', { data: await base64(mediaObject.blob.blob) })
  return {
    mediaEntry: { directPath: path, mmsUrl: path, mediaKey: 'key', encFilehash: mediaObject.filehash },
  }
}

/** The blob of what is being sent, by its hash: the library hands the hash from one module to the next. */
const objects = new Map()

function getOrCreateMediaObject(filehash) {
  if (!objects.has(filehash)) {
    const object = { filehash, type: 'media', contentInfo: {} }
    object.consolidate = (facts) => Object.assign(object, facts)
    objects.set(filehash, object)
  }
  return objects.get(filehash)
}

const InMemoryMediaBlobCache = {
  put(filehash, blob) {
    getOrCreateMediaObject(filehash).blob = { blob }
  },
}

async function downloadAndMaybeDecrypt({ directPath, filehash, signal }) {
  const id = filehash ?? directPath
  const response = await fetch(`/media/${encodeURIComponent(id)}`, { signal })
  if (!response.ok) throw Object.assign(new Error('media is gone'), { status: response.status })
  return response.arrayBuffer()
}

/** The hash by which a message's file is asked for is its own id here. */
Msg.on('add', (msg) => {
  if (msg.directPath && !msg.id.fromMe) msg.filehash = msg.id._serialized
})

export const mediaModules = {
  WAWebMediaOpaqueData: OpaqueData,
  WAWebPrepRawMedia: { prepRawMedia },
  WAWebMediaStorage: { getOrCreateMediaObject },
  WAWebMmsMediaTypes: { msgToMediaType: ({ type }) => type, castToV4: (type) => type },
  WAWebMediaDataUtils: { shouldUseMediaCache: () => true },
  WAWebMediaInMemoryBlobCache: { InMemoryMediaBlobCache },
  WAWebMediaMmsV4Upload: { uploadMedia },
  WAWebDownloadManager: { downloadManager: { downloadAndMaybeDecrypt } },
}

async function hashOf(blob) {
  const hash = await crypto.subtle.digest('SHA-256', await blob.arrayBuffer())
  return btoa(String.fromCharCode(...new Uint8Array(hash)))
}

function base64(blob) {
  return new Promise((resolve) => {
    const reader = new FileReader()
    reader.onload = () => resolve(reader.result.split(',')[1])
    reader.readAsDataURL(blob)
  })
}
