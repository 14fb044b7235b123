export type PictureSize = { width: number; height: number }

/**
 * The width and height in pixels that a still PNG, JPEG or WebP announces; null for any other bytes. Reads the header
 * and decodes nothing: a picture that announces little and holds much costs whoever shows it no more than announced.
 */
export function pictureSize(bytes: Uint8Array): PictureSize | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    return ofPng(view) ?? ofWebp(view) ?? ofJpeg(view)
  } catch (error) {
    // The bytes end where the header says more.
    if (error instanceof RangeError) return null
    throw error
  }
}

function ofPng(view: DataView): PictureSize | null {
  if (!says(view, 1, 'PNG') || !says(view, 12, 'IHDR')) return null
  return { width: view.getUint32(16), height: view.getUint32(20) }
}

function ofWebp(view: DataView): PictureSize | null {
  if (!says(view, 0, 'RIFF') || !says(view, 8, 'WEBP')) return null
  if (says(view, 12, 'VP8 ')) {
    return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff }
  }
  if (says(view, 12, 'VP8L')) {
    const bits = view.getUint32(21, true)
    return { width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 }
  }
  const moves = (view.getUint8(20) & 0b10) !== 0
  if (!says(view, 12, 'VP8X') || moves) return null
  return { width: uint24(view, 24) + 1, height: uint24(view, 27) + 1 }
}

/** Segments with their lengths, until the one that begins the frame. */
function ofJpeg(view: DataView): PictureSize | null {
  if (view.getUint16(0) !== 0xffd8) return null
  for (let at = 2; ; at += 2 + view.getUint16(at + 2)) {
    const marker = view.getUint16(at)
    if (marker < 0xff00) return null
    const beginsFrame = marker >= 0xffc0 && marker <= 0xffcf && ![0xffc4, 0xffc8, 0xffcc].includes(marker)
    if (beginsFrame) return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) }
  }
}

function says(view: DataView, at: number, word: string): boolean {
  return [...word].every((letter, index) => view.getUint8(at + index) === letter.charCodeAt(0))
}

function uint24(view: DataView, at: number): number {
  return view.getUint16(at, true) | (view.getUint8(at + 2) << 16)
}
