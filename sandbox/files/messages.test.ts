import { createTranslator } from 'next-intl'
import { describe, expect, test } from 'vitest'
import en from '../../content/messages/files.en.json'
import zh from '../../content/messages/files.zh.json'
import { skipReasons } from '../../tcp/capture/network-layer.ts'
import { readErrorCodes } from '../../tcp/capture/read-error.ts'
import { unknownCodes } from '../../tcp/capture/unknowns.ts'
import { type Verdict, verdictCodes } from '../../tcp/capture/verdict.ts'
import { unknownValues, verdictValues } from './verdict-values.ts'

const verdicts: Record<Verdict['code'], Verdict> = {
  'closed-by-four': { code: 'closed-by-four', host: 'client', octets: 7 },
  'closed-by-three': { code: 'closed-by-three', host: 'server' },
  'closed-simultaneously': { code: 'closed-simultaneously' },
  'aborted-by': { code: 'aborted-by', host: 'client', state: 'ESTABLISHED' },
  'reset-after-close': { code: 'reset-after-close', host: 'client', state: 'FIN_WAIT_2' },
  refused: { code: 'refused', host: 'server' },
  'never-opened': { code: 'never-opened', tries: 3, answered: false },
  'still-open': { code: 'still-open' },
  'fin-unanswered': { code: 'fin-unanswered', host: 'client', copies: 10 },
  'half-closed': { code: 'half-closed', host: 'server', octets: 1, forMs: 120 },
  'never-closed-by': { code: 'never-closed-by', host: 'server', forMs: 5000 },
  'last-ack-unseen': { code: 'last-ack-unseen', host: 'server', copies: 1 },
  'nothing-known': { code: 'nothing-known' },
}

describe.each([
  ['en', en, /^[A-Z].*\.$/],
  ['zh', zh, /。$/],
] as const)('the texts in %s', (locale, files, sentence) => {
  const t = createTranslator({
    locale,
    messages: { files } as never,
    onError: (error) => {
      throw error
    },
  }) as unknown as (key: string, values?: Record<string, string | number>) => string

  test.each(verdictCodes)('say how a connection ended: %s', (code) => {
    const text = t(`files.verdict.${code}`, verdictValues(verdicts[code]))
    expect(text).toMatch(sentence)
    expect(text).not.toMatch(/undefined|[{}]/)
  })

  test.each(unknownCodes)('say what cannot be known: %s', (code) => {
    expect(t(`files.unknown.${code}`, unknownValues({ code, host: 'server', state: 'LAST_ACK' }))).toMatch(sentence)
  })

  test.each(readErrorCodes)('say why a file is not read: %s', (code) => {
    const names = [...files.error[code].matchAll(/\{(\w+)\}/g)].map(([, name]) => name!)
    const reason = t(`files.error.${code}`, Object.fromEntries(names.map((name) => [name, 7])))
    expect(reason).not.toMatch(/[{}]/)
    expect(t('files.refused', { offset: 24, reason })).toContain('24')
  })

  test('have nothing for codes that do not exist', () => {
    expect(Object.keys(files.verdict).sort()).toEqual([...verdictCodes].sort())
    expect(Object.keys(files.unknown).sort()).toEqual([...unknownCodes].sort())
    expect(Object.keys(files.error).sort()).toEqual([...readErrorCodes].sort())
    expect(Object.keys(files.skip).sort()).toEqual([...skipReasons].sort())
  })

  test('tell what was in between only when something was', () => {
    const without = t(
      'files.verdict.closed-by-four',
      verdictValues({ code: 'closed-by-four', host: 'client', octets: 0 }),
    )
    const whole = t('files.verdict.closed-by-four', verdictValues(verdicts['closed-by-four']))
    expect(whole.length).toBeGreaterThan(without.length)
    expect(whole.startsWith(without)).toBe(true)
  })
})
