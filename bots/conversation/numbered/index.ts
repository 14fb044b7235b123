export { hasButtons } from './has-buttons.ts'
export { hearNumber } from './hearing.ts'
export { menuHint, numberedOn } from './lists.ts'
export { type Entry, entriesOf } from './numbering.ts'
