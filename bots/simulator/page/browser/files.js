import { grow } from './composer.js'
import { byId, element, icon } from './dom.js'
import { act } from './server.js'
import { chat } from './state.js'

/** Puts chosen files above the field, where a caption can be written before they are sent. */
export function addToTray(files, as) {
  if (files.length === 0) return
  chat.trayAs = as
  chat.tray.push(...files)
  drawTray()
  byId('text').focus()
}

/** Sends the chosen files, several as one album. */
export async function sendTray({ caption, replyTo }) {
  const isSent = await send(chat.tray, chat.trayAs, caption, replyTo)
  if (isSent) {
    chat.tray = []
    drawTray()
  }
  return isSent
}

export function chooseFiles(inputId, as) {
  const input = byId(inputId)
  input.onchange = () => {
    const files = [...input.files]
    input.value = ''
    if (as === 'voice') send(files, 'voice', '', undefined)
    else addToTray(files, as)
  }
  input.click()
}

async function send(files, as, caption, replyTo) {
  const form = new FormData()
  form.set('as', as)
  if (caption) form.set('caption', caption)
  if (replyTo) form.set('replyTo', replyTo)
  files.forEach((file, index) => {
    form.set(`file${index}`, file, file.name)
  })
  return (await act('files', form)) !== null
}

function drawTray() {
  byId('tray').hidden = chat.tray.length === 0
  byId('tray').replaceChildren(
    ...chat.tray.map((file, index) =>
      element(
        'figure',
        { title: file.name },
        preview(file),
        element(
          'button',
          {
            type: 'button',
            'aria-label': `${chat.texts.remove} ${file.name}`,
            onClick: () => [chat.tray.splice(index, 1), drawTray()],
          },
          icon('x'),
        ),
      ),
    ),
  )
  grow()
}

function preview(file) {
  const isPicture = chat.trayAs === 'media' && file.type.startsWith('image/')
  if (!isPicture) return element('figcaption', {}, file.name)
  const image = element('img', { alt: file.name })
  image.src = URL.createObjectURL(file)
  image.onload = () => URL.revokeObjectURL(image.src)
  return image
}

const asFor = (files) => ([...files].every(({ type }) => /^(image|video)\//.test(type)) ? 'media' : 'file')

addEventListener('paste', (event) => {
  const files = [...(event.clipboardData?.files ?? [])]
  if (files.length === 0) return
  event.preventDefault()
  addToTray(files, asFor(files))
})

const hasFiles = (event) => event.dataTransfer?.types.includes('Files')
addEventListener('dragover', (event) => {
  if (!hasFiles(event)) return
  event.preventDefault()
  byId('drop').hidden = false
})
addEventListener('dragleave', (event) => {
  if (event.relatedTarget === null) byId('drop').hidden = true
})
addEventListener('drop', (event) => {
  if (!hasFiles(event)) return
  event.preventDefault()
  byId('drop').hidden = true
  const files = [...event.dataTransfer.files]
  addToTray(files, asFor(files))
})
