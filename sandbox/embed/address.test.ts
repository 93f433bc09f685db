import { expect, test } from 'vitest'
import { libraryHash } from '../workbench/share-link.ts'
import { controls, readPlace, readWishes, writeWishes } from './address.ts'

test('without wishes there are all controls, and the theme is that of the system', () => {
  expect(readWishes('')).toEqual({ controls, theme: 'auto' })
})

test('wishes are read back as they were written, and unknown words are passed over', () => {
  for (const theme of ['auto', 'light', 'dark'] as const)
    for (const some of [[], ['step'], ['play', 'drop'], controls] as const)
      expect(readWishes(writeWishes({ controls: some, theme }))).toEqual({ controls: some, theme })
  expect(readWishes('?controls=step,fly&theme=pink')).toEqual({ controls: ['step'], theme: 'auto' })
})

test('a run of the library is named plainly, or as a share link names it', () => {
  expect(readPlace('#four-waves')).toEqual({ kind: 'library', slug: 'four-waves', step: 0 })
  expect(readPlace(libraryHash('four-waves', 7))).toEqual({ kind: 'library', slug: 'four-waves', step: 7 })
  expect(readPlace('')).toEqual({ kind: 'nothing' })
  expect(readPlace('#v1.eJyrVkrLz1eyUkpKLFKqBQAdegQ0')).toEqual({ kind: 'shared' })
  expect(readPlace('#v9.anything.1')).toEqual({ kind: 'shared' })
})
