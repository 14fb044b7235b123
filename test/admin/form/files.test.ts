import { readdirSync, readFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { expect, test } from 'vitest'
import { json } from '../../../admin/answer.ts'
import { routes } from '../../../admin/index.ts'
import { post } from '../../../admin/route.ts'
import { testPanel } from '../panel.ts'

const KB = 1024

function folders(): string[] {
  return readdirSync(tmpdir()).filter((name) => name.startsWith('bote-upload-'))
}

async function uploading() {
  const echo = post(
    '/echo',
    'operator',
    ({ files, request }) =>
      json({
        files: files.map(({ path, ...file }) => ({
          ...file,
          content: readFileSync(path, 'utf8').slice(0, 20),
        })),
        fields: request.body,
      }),
    { files: { count: 2, bytes: 64 * KB } },
  )
  const panel = await testPanel({ routes: [...routes, echo] })
  const client = await panel.signIn(await panel.operator())
  await client.get('/profile')
  return { panel, client }
}

function formOf(...files: [string, string][]): FormData {
  const form = new FormData()
  form.set('note', 'olá')
  for (const [name, content] of files) form.append('files', new Blob([content], { type: 'text/plain' }), name)
  return form
}

test('files arrive with their names, and are gone when the answer is sent', async () => {
  const { client } = await uploading()
  const before = folders()
  const { status, body } = await client.postFiles(
    '/echo',
    formOf(['conexão.txt', 'um'], ['../../etc/passwd', 'dois']),
  )
  expect(status).toBe(200)
  const { files, fields } = JSON.parse(body)
  expect(fields).toMatchObject({ note: 'olá' })
  expect(files).toMatchObject([
    { field: 'files', name: 'conexão.txt', size: 2, content: 'um' },
    { field: 'files', name: 'passwd', size: 4, content: 'dois' },
  ])
  await expect.poll(folders).toEqual(before)
})

test('too large, too many, and without a token: refused, with nothing left behind', async () => {
  const { client } = await uploading()
  const before = folders()
  const large = await client.postFiles('/echo', formOf(['big.bin', 'x'.repeat(65 * KB)]))
  expect(large.status).toBe(422)
  const many = await client.postFiles('/echo', formOf(['1', 'a'], ['2', 'b'], ['3', 'c']))
  expect(many.status).toBe(422)
  const forged = formOf(['a.txt', 'a'])
  forged.set('_csrf', 'forged')
  expect((await client.postFiles('/echo', forged)).status).toBe(403)
  await expect.poll(folders).toEqual(before)
})

test.each([
  ['no boundary', 'multipart/form-data', 'x'],
  [
    'a body that ends in the middle',
    'multipart/form-data; boundary=b',
    '--b\r\nContent-Disposition: form-data; name="note"\r\n\r\nhalf',
  ],
  [
    'a field without a name',
    'multipart/form-data; boundary=b',
    '--b\r\nContent-Disposition: form-data; name=""\r\n\r\nx\r\n--b--\r\n',
  ],
])('%s: 400', async (_, type, body) => {
  const { client } = await uploading()
  const answered = await client.send('POST', '/echo', {
    body,
    headers: { 'Content-Type': type, 'X-CSRF-Token': await client.csrf() },
  })
  expect(answered.status).toBe(400)
})

test('an upload cut off in the middle leaves no file', async () => {
  const { client } = await uploading()
  const before = folders()
  const cookie = [...client.cookies].map((pair) => pair.join('=')).join('; ')
  const upload = request(new URL('/echo', client.url), {
    method: 'POST',
    headers: { 'Content-Type': 'multipart/form-data; boundary=b', 'Content-Length': 60 * KB, Cookie: cookie },
  })
  upload.on('error', () => undefined)
  upload.write(
    `--b\r\nContent-Disposition: form-data; name="f"; filename="f.bin"\r\n\r\n${'x'.repeat(20 * KB)}`,
  )
  await expect.poll(() => folders().length).toBe(before.length + 1)
  upload.destroy()
  await expect.poll(folders).toEqual(before)
})
