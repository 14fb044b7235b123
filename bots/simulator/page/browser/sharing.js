import { ask, chooseSticker } from './dialogs.js'
import { byId } from './dom.js'
import { chooseFiles } from './files.js'
import { showMenu } from './menus.js'
import { act } from './server.js'
import { chat } from './state.js'
import { showToast } from './toasts.js'

const STICKERS = ['👍', '🙏', '😀', '😢', '🎉', '❤️', '🤔', '👋']

/** Avenida Paulista: a place to share without asking the browser where it is. */
const PLACE = { latitude: -23.5614, longitude: -46.6559 }

export function shareOwnContact() {
  if (chat.person.hasPhone) act('contact')
  else showToast(chat.texts.noPhone)
}

export function shareLocation() {
  act('location', PLACE)
}

function shareOtherContact() {
  const { contactName, contactPhone } = chat.texts
  ask(
    [
      { name: 'name', label: contactName },
      { name: 'phone', label: contactPhone },
    ],
    (fields) => act('contact', fields),
  )
}

function sendPoll() {
  const { pollQuestion, pollOptions } = chat.texts
  ask(
    [
      { name: 'question', label: pollQuestion },
      { name: 'options', label: pollOptions, rows: 3 },
    ],
    ({ question, options }) => act('poll', { question, options: options.split('\n').filter(Boolean) }),
  )
}

byId('attach').addEventListener('click', () => {
  const { texts } = chat
  showMenu(byId('attach'), [
    { text: texts.photoOrVideo, icon: 'photo', onChoose: () => chooseFiles('media-input', 'media') },
    { text: texts.file, icon: 'file', onChoose: () => chooseFiles('file-input', 'file') },
    { text: texts.voice, icon: 'microphone', onChoose: () => chooseFiles('voice-input', 'voice') },
    { text: texts.location, icon: 'map-pin', onChoose: shareLocation },
    { text: texts.ownContact, icon: 'user', onChoose: shareOwnContact },
    { text: texts.otherContact, icon: 'user-plus', onChoose: shareOtherContact },
    {
      text: texts.sticker,
      icon: 'sticker',
      onChoose: () => chooseSticker(STICKERS, (emoji) => act('sticker', { emoji })),
    },
    chat.polls && { text: texts.poll, icon: 'chart-bar', onChoose: sendPoll },
  ])
})
