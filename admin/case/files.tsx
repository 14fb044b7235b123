import type { HistoryFile } from '#engine'
import { Icon } from '../layout/icon.tsx'
import { useShell, useText } from '../layout/shell.ts'
import { caseTexts } from './texts.ts'

/** Files to download; pictures of harmless kinds are shown small. */
export function Files({ files }: { files: readonly HistoryFile[] }) {
  if (files.length === 0) return null
  return (
    <ul class="files">
      {files.map((file) => (
        <li key={file.id}>
          <File file={file} />
        </li>
      ))}
    </ul>
  )
}

const PICTURES = ['image/png', 'image/jpeg', 'image/gif', 'image/webp']

export function File({ file }: { file: HistoryFile }) {
  const { language } = useShell()
  const t = useText(caseTexts)
  if (file.state !== 'stored') {
    const reasons: Record<string, string> = t.fileMissing
    return (
      <span class="file file-off">
        <Icon name={file.state === 'pending' ? 'loader' : 'file-off'} />
        <span class="file-name">{file.name}</span>
        <span class="text-secondary small">
          {file.state === 'pending'
            ? t.filePending
            : (reasons[file.state === 'deleted' ? 'deleted' : (file.reason ?? '')] ?? t.fileMissing.lost)}
        </span>
      </span>
    )
  }
  return (
    <a class="file" href={`/attachments/${file.id}`} title={t.download(file.name)}>
      {PICTURES.includes(file.mediaType) ? (
        <img
          class={`file-picture ${file.rotation ? `turned-${file.rotation}` : ''}`}
          src={`/attachments/${file.id}/picture`}
          alt=""
          loading="lazy"
        />
      ) : (
        <Icon name={iconOf(file.mediaType)} />
      )}
      <span class="file-name">{file.name}</span>
      {file.size !== null && <span class="text-secondary small">{sizeWords(file.size, language)}</span>}
    </a>
  )
}

/** `1,4 MB`. */
export function sizeWords(bytes: number, language: 'pt' | 'en'): string {
  const [unit, size] = bytes < 1024 ** 2 ? ['KB', bytes / 1024] : ['MB', bytes / 1024 ** 2]
  const digits = size < 10 && !Number.isInteger(size) ? 1 : 0
  return `${NUMBERS[language][digits].format(Math.max(size, 0.1))} ${unit}`
}

/** Made once: making one takes longer than all else of a file's line. */
const NUMBERS = { pt: numbers('pt-BR'), en: numbers('en') }

function numbers(locale: string) {
  const withDigits = (digits: number) =>
    new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits })
  return [withDigits(0), withDigits(1)] as const
}

function iconOf(mediaType: string): string {
  if (mediaType.startsWith('video/')) return 'movie'
  if (mediaType.startsWith('audio/')) return 'music'
  if (mediaType.startsWith('image/')) return 'photo'
  if (mediaType === 'application/pdf') return 'file-type-pdf'
  if (/zip|compressed|rar|tar/.test(mediaType)) return 'file-zip'
  return 'file'
}
