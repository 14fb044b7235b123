// Runs before the first paint, so that a dark page never flashes white.
;(() => {
  const root = document.documentElement
  const dark = matchMedia('(prefers-color-scheme: dark)')
  function apply() {
    const choice = root.dataset.theme
    root.dataset.bsTheme = choice === 'dark' || (choice !== 'light' && dark.matches) ? 'dark' : 'light'
  }
  apply()
  dark.addEventListener('change', apply)
  try {
    if (localStorage.getItem('bote.sidebar') === 'folded') root.dataset.sidebar = 'folded'
  } catch {}
})()
