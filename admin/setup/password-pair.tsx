import { TextField } from '../layout/components/field.tsx'

/** The new password, twice. */
export function PasswordPair({
  words,
}: {
  words: { newPassword: string; newPasswordHint: string; repeat: string }
}) {
  return (
    <>
      <TextField
        name="newPassword"
        label={words.newPassword}
        type="password"
        autocomplete="new-password"
        hint={words.newPasswordHint}
        required
      />
      <TextField name="repeated" label={words.repeat} type="password" autocomplete="new-password" required />
    </>
  )
}
