import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { runScript } from './run.ts'

const folder = new URL('./scripts/', import.meta.url)
const scripts = readdirSync(folder)
  .filter((name) => name.endsWith('.pkt'))
  .map((name) => ({ name, text: readFileSync(new URL(name, folder), 'utf8') }))

describe('the scripts of this folder', () => {
  it('are at least 25', () => {
    expect(scripts.length).toBeGreaterThanOrEqual(25)
  })

  it.each(scripts)('$name passes', ({ text }) => {
    expect(runScript(text)).toEqual({ status: 'passed' })
  })

  it.each(scripts)('$name says in its first line what it is about', ({ text }) => {
    expect(text).toMatch(/^\/\/ \S.+[.:]\n/)
  })
})

/** Ways to make an expectation wrong; each returns the line unchanged where it has nothing of the kind. */
const spoilers: [string, (line: string) => string][] = [
  [
    'another sequence number',
    (line) =>
      line.replace(/(> [^S]+) \d+:\d+\((\d+)\)/, (_all, start, len) => `${start} 77:${77 + Number(len)}(${len})`),
  ],
  ['another acknowledgement number', (line) => line.replace(/(> .* ack) (\d+)/, '$1 123456')],
  ['another flag', (line) => line.replace(/> (F?P?\.)(?= \d+:)/, '> R.')],
  ['another window', (line) => line.replace(/(> .*\) ack \d+)(?: win \d+)?/, '$1 win 3')],
  ['an option more', (line) => line.replace(/(> .*<)(?=mss|nop)/, '$1eol,')],
  ['another result', (line) => line.replace(/^(?!.*(?:socket|accept)\()(.*\) = )\d\w*/, '$19')],
  ['another error', (line) => line.replace(/ = -1 E\w+/, ' = -1 EINTR')],
  ['another state', (line) => line.replace(/tcpi_state == TCP_/, 'tcpi_state != TCP_')],
  [
    'another time',
    (line) => line.replace(/^(\s*)\+(\d*\.?\d*)(?= > )/, (_all, space, at) => `${space}+${Number(at) + 40}`),
  ],
  ['no segment at all', (line) => line.replace(/(\+\S+) > .*/, '$1 > R 99999:99999(0)')],
]

describe('a wrong expectation', () => {
  it.each(spoilers)('%s fails at its line, in every script that has one', (_what, spoil) => {
    let spoiled = 0
    for (const { name, text } of scripts) {
      const lines = text.split('\n')
      lines.forEach((line, index) => {
        const wrong = spoil(line)
        if (wrong === line || line.startsWith('//')) return
        spoiled++
        const outcome = runScript(lines.with(index, wrong).join('\n'))
        expect({ name, wrong, ...outcome }).toMatchObject({ name, wrong, status: 'failed', line: index + 1 })
      })
    }
    expect(spoiled).toBeGreaterThan(2)
  })
})
