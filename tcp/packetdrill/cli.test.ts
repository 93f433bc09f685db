import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { main } from '../cli.ts'

const folder = mkdtempSync(join(tmpdir(), 'tcp-packetdrill-cli-'))
afterAll(() => rmSync(folder, { recursive: true }))

const file = (name: string, content: string) => {
  writeFileSync(join(folder, name), content)
  return join(folder, name)
}

function run(...args: string[]) {
  const out: string[] = []
  const err: string[] = []
  const code = main(
    ['packetdrill', ...args],
    (text) => out.push(text),
    (text) => err.push(text),
  )
  return { code, out: out.join('\n'), err: err.join('\n') }
}

describe('packetdrill on the command line', () => {
  it('exits 0 when the script passes', () => {
    const script = fileURLToPath(new URL('./scripts/close-first.pkt', import.meta.url))
    expect(run(script)).toEqual({ code: 0, out: `${script}: passed`, err: '' })
  })

  it('exits 1 when it fails, with the line, what was expected and what came', () => {
    const script = file('wrong.pkt', '0 socket(..., SOCK_STREAM, IPPROTO_TCP) = 3\n+0 close(3) = -1 EBADF\n')
    expect(run(script)).toEqual({
      code: 1,
      out: `${script}: line 2: failed: expected close() = -1 EBADF, got 0`,
      err: '',
    })
  })

  it('exits 2 when it asks for what is not there, with the line and why', () => {
    const script = file('strange.pkt', '\n0 epoll_create(1) = 3\n')
    expect(run(script)).toEqual({ code: 2, out: '', err: `${script}: line 2: not supported: the call epoll_create()` })
  })

  it.each([
    ['no file', [], /^expected one file$/],
    ['two files', ['a', 'b'], /^expected one file$/],
    ['a file that is not there', [join(folder, 'none.pkt')], /cannot be read$/],
  ])('exits 2 for %s, with one line', (_what, args, message) => {
    const { code, out, err } = run(...args)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toMatch(message)
  })
})
