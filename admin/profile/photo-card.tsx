import { PHOTO } from '#engine'
import { asset } from '../assets/assets.ts'
import type { Draft } from '../form/submission.ts'
import { Avatar, Card, FileField, Form, SubmitButton } from '../layout/components/index.ts'
import { useShell, useText } from '../layout/shell.ts'
import { profileTexts } from './texts.ts'

/** Sets, replaces and removes one's own photo. Where scripts run, photo.js makes it small and square before it is sent. */
export function PhotoCard({ draft }: { draft: Draft }) {
  const { signedIn } = useShell()
  const t = useText(profileTexts)
  if (!signedIn) return null
  const { actor, photoId } = signedIn
  return (
    <Card title={t.photo}>
      <script src={asset('photo.js')} defer />
      <div class="photo">
        <Avatar name={actor.name} photoId={photoId} size="xl" />
        <Form action="/profile/photo" draft={draft} files class="photo-form" data-photo="">
          <FileField
            name="photo"
            label={t.photoChoose}
            accept={PHOTO.types.join(',')}
            hint={t.photoHint(PHOTO.bytes / 1_048_576, PHOTO.side)}
          />
          <div class="btn-list">
            <SubmitButton look="secondary" icon="photo-up">
              {photoId ? t.photoReplace : t.photoSet}
            </SubmitButton>
            {photoId && (
              <SubmitButton look="ghost" icon="trash" form="photo-removal">
                {t.photoRemove}
              </SubmitButton>
            )}
          </div>
        </Form>
      </div>
      <Form action="/profile/photo/removal" id="photo-removal">
        {null}
      </Form>
    </Card>
  )
}
