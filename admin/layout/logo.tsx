/** Bote's mark: a little boat. */
export function Logo({ size = 32 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" class="logo">
      <rect width="32" height="32" rx="8" fill="#0b5f83" />
      <path d="M15.2 5.5v12.3H7.4z" fill="#fff" />
      <path d="M17.2 8.3l6.6 9.5h-6.6z" fill="#8fd3ea" />
      <path d="M5.5 19.8h21l-2.3 4.6a2 2 0 0 1-1.8 1.1H9.6a2 2 0 0 1-1.8-1.1z" fill="#fff" />
    </svg>
  )
}
