import { createReadStream } from 'node:fs'
import { Invalid } from '#engine'
import { type Answer, redirect } from '../answer.ts'
import { asPicture } from '../attachment/inert.ts'
import { noFields } from '../form/fields.ts'
import { submission } from '../form/submission.ts'
import { success } from '../layout/notice.ts'
import type { Visit } from '../visit.ts'
import { profilePage } from './profile.tsx'
import { profileTexts } from './texts.ts'

export const setPhoto = submission<Visit, typeof noFields>({
  schema: noFields,
  show: (visit, photo) => profilePage(visit, { photo }),
  async submit({ engine, actor, files, language }) {
    const [file] = files
    if (!file) throw new Invalid('input_invalid', { fields: { photo: 'required' } })
    await engine.photos.set(actor, createReadStream(file.path), { name: file.name })
    return redirect('/profile', success(profileTexts(language).photoSaved))
  },
})

export const removePhoto = submission<Visit, typeof noFields>({
  schema: noFields,
  show: (visit, photo) => profilePage(visit, { photo }),
  async submit({ engine, actor, language }) {
    await engine.photos.remove(actor)
    return redirect('/profile', success(profileTexts(language).photoRemoved))
  },
})

/** Somebody's photo, for who is signed in and may know of them. */
export async function showPhoto({ engine, actor, id }: Visit): Promise<Answer> {
  const { photo, stream } = await engine.photos.open(actor, id())
  return asPicture(photo, stream)
}
