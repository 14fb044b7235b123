// A chosen photo is cut to a small square here, so that nobody has to do it, and shown before it is sent.
;(() => {
  const SIDE = 512
  const form = document.querySelector('[data-photo]')
  const input = form?.elements.photo
  const avatar = form?.parentElement.querySelector('.avatar')
  if (!avatar) return

  input.addEventListener('change', async () => {
    const [file] = input.files
    // What cannot be read as a picture is sent as it is: the server says why not.
    const square = file && (await squared(file).catch(() => undefined))
    if (!square || input.files[0] !== file) return
    const chosen = new DataTransfer()
    chosen.items.add(new File([square], `${file.name.replace(/\.\w+$/, '')}.jpg`, { type: 'image/jpeg' }))
    input.files = chosen.files
    preview(square)
  })

  async function squared(file) {
    const picture = await createImageBitmap(file)
    const side = Math.min(picture.width, picture.height)
    const canvas = document.createElement('canvas')
    canvas.width = canvas.height = Math.min(side, SIDE)
    const pencil = canvas.getContext('2d')
    pencil.fillStyle = '#fff'
    pencil.fillRect(0, 0, canvas.width, canvas.height)
    const [left, top] = [(picture.width - side) / 2, (picture.height - side) / 2]
    pencil.drawImage(picture, left, top, side, side, 0, 0, canvas.width, canvas.height)
    return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.9))
  }

  function preview(square) {
    const shown = avatar.querySelector('img') ?? avatar.appendChild(document.createElement('img'))
    if (shown.src.startsWith('blob:')) URL.revokeObjectURL(shown.src)
    shown.alt = ''
    shown.src = URL.createObjectURL(square)
  }
})()
