import { expect, test } from 'vitest'
import { pictureSize } from '../../../engine/attachment/picture-size.ts'
import { jpegAnnouncing, png, pngAnnouncing, webpAnnouncing } from '../../pictures.ts'

test('a picture says its size in its header, whatever its kind', () => {
  expect(pictureSize(png(12, 34))).toEqual({ width: 12, height: 34 })
  expect(pictureSize(pngAnnouncing(100_000, 90_000))).toEqual({ width: 100_000, height: 90_000 })
  expect(pictureSize(jpegAnnouncing(4_000, 3_000))).toEqual({ width: 4_000, height: 3_000 })
  expect(pictureSize(webpAnnouncing(16_383, 20))).toEqual({ width: 16_383, height: 20 })
})

test('the two other kinds of WebP say it too', () => {
  const lossy = Buffer.alloc(30)
  lossy.write('RIFF', 0)
  lossy.write('WEBPVP8 ', 8)
  lossy.writeUInt16LE(640, 26)
  lossy.writeUInt16LE(480, 28)
  expect(pictureSize(lossy)).toEqual({ width: 640, height: 480 })
  const lossless = Buffer.alloc(30)
  lossless.write('RIFF', 0)
  lossless.write('WEBPVP8L', 8)
  lossless.writeUInt8(0x2f, 20)
  lossless.writeUInt32LE((640 - 1) | ((480 - 1) << 14), 21)
  expect(pictureSize(lossless)).toEqual({ width: 640, height: 480 })
})

test('what moves, what is cut off and what is no picture has none', () => {
  for (const bytes of [
    webpAnnouncing(20, 20, { moving: true }),
    png().subarray(0, 20),
    jpegAnnouncing(20, 20).subarray(0, 30_000),
    Buffer.from([0xff, 0xd8, 0, 0, 0, 0, 0, 0, 0, 0]),
    Buffer.from('GIF89a'),
    Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'),
    Buffer.alloc(0),
  ]) {
    expect(pictureSize(bytes)).toBeNull()
  }
})
