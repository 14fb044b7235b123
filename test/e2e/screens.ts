import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { expect, onTestFinished } from 'vitest'
import { sharedBrowser } from '../browser.ts'

type Screen = { width?: number; height?: number; theme?: 'light' | 'dark' } & BrowserContextOptions
export type Screens = ReturnType<typeof useScreens>

/** Every screen is a person's own, and has nothing to complain of when its test ends. */
export function useScreens() {
  /** A screen showing `address`. */
  async function open(address: string, options: Screen = {}): Promise<Page> {
    const { width = 1440, height = 900, theme = 'light', ...more } = options
    const browser = await sharedBrowser()
    const context = await browser.newContext({
      viewport: { width, height },
      colorScheme: theme,
      locale: 'pt-BR',
      timezoneId: 'America/Sao_Paulo',
      reducedMotion: 'reduce',
      ...more,
    })
    context.setDefaultTimeout(10_000)
    const page = await context.newPage()
    const faults: string[] = []
    page.on('pageerror', ({ message }) => faults.push(message))
    onTestFinished(async ({ task }) => {
      if (task.result?.state === 'fail') await shot(page, `failed-${Date.now()}`).catch(() => undefined)
      await context.close()
      expect(faults).toEqual([])
    })
    await page.goto(address)
    return page
  }

  /** The panel, signed in. */
  async function panel(url: string, who: { email: string; password: string }, options: Screen = {}) {
    const page = await open(new URL('/sign-in', url).href, { baseURL: url, ...options })
    await signIn(page, who)
    return page
  }

  return { open, panel }
}

export async function signIn(page: Page, { email, password }: { email: string; password: string }) {
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Senha').fill(password)
  await page.getByRole('button', { name: 'Entrar' }).click()
  await page.waitForURL(({ pathname }) => pathname !== '/sign-in')
}

/** A person's phone on a screen: what is said, pressed and read there. */
export function phone(page: Page) {
  const bubble = (text: string | RegExp) => page.locator('.bubble', { hasText: text }).last()
  let doings = 0
  return {
    page,
    /** How often the person wrote, pressed or sent. */
    get doings() {
      return doings
    },
    bubble,
    reads: (text: string | RegExp) => bubble(text).waitFor(),
    async says(text: string) {
      doings++
      await page.getByLabel('Mensagem').fill(text)
      await page.keyboard.press('Enter')
    },
    /** The newest button so called: under a message or on the keyboard below. */
    async presses(name: string | RegExp) {
      doings++
      await page
        .getByRole('button', { name, ...(typeof name === 'string' ? { exact: true } : {}) })
        .last()
        .click()
    },
    async sends(files: { name: string; mimeType: string; buffer: Buffer }[], caption = '') {
      doings++
      await page.getByRole('button', { name: 'Anexar' }).click()
      const chooser = page.waitForEvent('filechooser')
      await page.getByRole('menuitem', { name: 'Foto ou vídeo' }).click()
      await (await chooser).setFiles(files)
      if (caption) await page.getByLabel('Mensagem').fill(caption)
      await page.getByRole('button', { name: 'Enviar' }).click()
    },
  }
}

/** Keeps a picture of the page when SHOTS names a folder. */
export async function shot(page: Page, name: string, { fullPage = false } = {}): Promise<void> {
  const folder = process.env.SHOTS
  if (!folder) return
  mkdirSync(folder, { recursive: true })
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage })
}
