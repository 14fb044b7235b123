import { useDraft } from '../layout/components/index.ts'

/** Fields that this person or company has no use for: they keep what is stored. */
export function UnseenFields({ names }: { names: readonly string[] }) {
  const { values } = useDraft()
  return (
    <>
      {names.flatMap((name) =>
        [values[name] ?? []]
          .flat()
          .map((value) => <input key={name} type="hidden" name={name} value={value} />),
      )}
    </>
  )
}
