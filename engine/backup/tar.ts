/** A file inside an archive. `body` must be read before the next one is asked for; what is left is skipped. */
export type Entry = { name: string; size: number; body: AsyncIterable<Buffer> }

const BLOCK = 512

/** The bytes of a tar file (POSIX ustar, so that `tar` opens it too) without its two closing blocks. */
export async function* tarEntry(
  name: string,
  size: number,
  body: Iterable<Buffer> | AsyncIterable<Buffer>,
): AsyncGenerator<Buffer> {
  yield header(name, size)
  let written = 0
  for await (const chunk of body) {
    written += chunk.length
    yield chunk
  }
  if (written !== size) throw new Error(`${name} changed its size while it was being read`)
  if (size % BLOCK) yield Buffer.alloc(BLOCK - (size % BLOCK))
}

export const TAR_END = Buffer.alloc(2 * BLOCK)

/** The files of a tar stream, in order. Throws when it is damaged or ends too early. */
export async function* readTar(stream: AsyncIterable<Buffer>): AsyncGenerator<Entry> {
  const bytes = byteReader(stream)
  for (;;) {
    const block = await bytes.exactly(BLOCK)
    if (block.every((byte) => byte === 0)) return bytes.drain()
    const { name, size } = parseHeader(block)
    let left = size
    async function* body(): AsyncGenerator<Buffer> {
      while (left > 0) {
        const chunk = await bytes.atMost(left)
        left -= chunk.length
        yield chunk
      }
    }
    const reading = body()
    yield { name, size, body: reading }
    for await (const _ of body());
    if (size % BLOCK) await bytes.exactly(BLOCK - (size % BLOCK))
  }
}

function header(name: string, size: number): Buffer {
  if (Buffer.byteLength(name) > 100) throw new Error(`${name} is too long a name for the archive`)
  const block = Buffer.alloc(BLOCK)
  block.write(name, 0, 100)
  block.write('0000600\0', 100)
  block.write('0000000\0', 108)
  block.write('0000000\0', 116)
  block.write(`${size.toString(8).padStart(11, '0')}\0`, 124)
  block.write('00000000000\0', 136)
  block.write('        ', 148)
  block.write('0', 156)
  block.write('ustar\x0000', 257)
  block.write(`${sum(block).toString(8).padStart(6, '0')}\0 `, 148)
  return block
}

function parseHeader(block: Buffer): { name: string; size: number } {
  const text = (from: number, length: number) =>
    block.toString('utf8', from, from + length).replace(/\0.*$/s, '')
  const expected = Number.parseInt(text(148, 8), 8)
  const blank = Buffer.from(block)
  blank.write('        ', 148)
  if (text(257, 5) !== 'ustar' || sum(blank) !== expected) throw new Error('the archive is damaged')
  return { name: text(0, 100), size: Number.parseInt(text(124, 12), 8) }
}

function sum(block: Buffer): number {
  return block.reduce((total, byte) => total + byte, 0)
}

function byteReader(stream: AsyncIterable<Buffer>) {
  const chunks = stream[Symbol.asyncIterator]()
  let rest: Buffer = Buffer.alloc(0)

  async function more(): Promise<void> {
    const { value, done } = await chunks.next()
    if (done) throw new Error('the archive ends too early')
    rest = rest.length > 0 ? Buffer.concat([rest, value]) : value
  }

  async function exactly(length: number): Promise<Buffer> {
    while (rest.length < length) await more()
    return cut(length)
  }

  async function atMost(length: number): Promise<Buffer> {
    while (rest.length === 0) await more()
    return cut(Math.min(length, rest.length))
  }

  /** To the end, so that whoever checks the sum of the whole has seen all of it. */
  async function drain(): Promise<void> {
    while (!(await chunks.next()).done);
  }

  function cut(length: number): Buffer {
    const part = rest.subarray(0, length)
    rest = rest.subarray(length)
    return part
  }

  return { exactly, atMost, drain }
}
