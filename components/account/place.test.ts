import { expect, test } from 'vitest'
import { placeAfter, signedInName } from './place'

test('signing in leads back to the page that asked for it', () => {
  for (const place of ['/zh', '/en/classes', '/en/classes/class?id=a-1', '/zh/join?code=ABCD-1234']) {
    expect(placeAfter(`?${new URLSearchParams({ next: place })}`, 'en')).toBe(place)
  }
})

test('S15: and never to another site', () => {
  const evil = [
    '//evil.test',
    '/\\evil.test',
    'https://evil.test',
    'javascript:alert(1)',
    '/en//evil.test',
    '/evil',
    '/en@x',
    '/en\n//x',
  ]
  for (const place of [...evil, '']) {
    expect(placeAfter(`?${new URLSearchParams({ next: place })}`, 'zh')).toBe('/zh/progress')
  }
})

test('the header knows the name from a cookie', () => {
  expect(signedInName('learner-mark=x; account-name=%E6%9D%8E%E9%9B%B7')).toBe('李雷')
  expect(signedInName('learner-mark=x')).toBeNull()
  expect(signedInName('account-name=%E6%9')).toBeNull()
})
