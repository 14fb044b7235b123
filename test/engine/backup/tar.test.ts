import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it, onTestFinished } from 'vitest'
import { readTar, TAR_END, tarEntry } from '../../../engine/backup/tar.ts'

describe('an archive', () => {
  it('gives back every file as it was, however the bytes arrive', async () => {
    const name = fc.stringMatching(/^[a-z]{1,20}\/[a-z0-9]{1,30}$/)
    const entry = fc.tuple(name, fc.uint8Array({ maxLength: 3_000 }))
    await fc.assert(
      fc.asyncProperty(
        fc.array(entry, { maxLength: 5 }),
        fc.integer({ min: 1, max: 700 }),
        async (files, step) => {
          const archive = await packed(files)
          const read: [string, Uint8Array][] = []
          for await (const { name, body } of readTar(pieces(archive, step))) {
            const chunks: Buffer[] = []
            for await (const chunk of body) chunks.push(chunk)
            read.push([name, new Uint8Array(Buffer.concat(chunks))])
          }
          expect(read).toEqual(files)
        },
      ),
      { numRuns: 60 },
    )
  })

  it('skips what nobody reads of a file', async () => {
    const archive = await packed([
      ['a/long', new Uint8Array(5_000).fill(7)],
      ['b/next', new Uint8Array([1, 2, 3])],
    ])
    const names: string[] = []
    for await (const { name } of readTar(pieces(archive, 333))) names.push(name)
    expect(names).toEqual(['a/long', 'b/next'])
  })

  it('is one that tar opens', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'bote-tar-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    writeFileSync(join(folder, 'a.tar'), await packed([['x/hello', Buffer.from('Olá!')]]))
    execFileSync('tar', ['-xf', 'a.tar'], { cwd: folder })
    expect(readFileSync(join(folder, 'x/hello'), 'utf8')).toBe('Olá!')
  })

  it('that ends too early, or was changed, is refused', async () => {
    const archive = await packed([['a/file', new Uint8Array(2_000).fill(1)]])
    await expect(all(archive.subarray(0, 1_500))).rejects.toThrow('ends too early')
    await expect(all(archive.subarray(0, archive.length - 1_024))).rejects.toThrow('ends too early')
    const changed = Buffer.from(archive)
    changed[3] = 99
    await expect(all(changed)).rejects.toThrow('damaged')
  })

  it('refuses a file that changed its length while it was read', async () => {
    await expect(drained(tarEntry('a', 5, [Buffer.from('four')]))).rejects.toThrow('changed its size')
  })
})

async function packed(files: [string, Uint8Array][]): Promise<Buffer> {
  const parts = await Promise.all(
    files.map(([name, bytes]) => drained(tarEntry(name, bytes.length, [Buffer.from(bytes)]))),
  )
  return Buffer.concat([...parts, TAR_END])
}

async function drained(chunks: AsyncIterable<Buffer>): Promise<Buffer> {
  const all: Buffer[] = []
  for await (const chunk of chunks) all.push(chunk)
  return Buffer.concat(all)
}

async function all(archive: Buffer): Promise<void> {
  for await (const { body } of readTar(pieces(archive, 512))) for await (const _ of body);
}

async function* pieces(bytes: Buffer, step: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += step) yield bytes.subarray(at, at + step)
}
