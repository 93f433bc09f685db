import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { outcomeText } from './outcome.ts'
import { runScript } from './run.ts'

// Seven lines and an empty one: what is added begins in line 9.
const listen = `0 socket(..., SOCK_STREAM, IPPROTO_TCP) = 3
+0 bind(3, ..., ...) = 0
+0 listen(3, 1) = 0
+0 < S 0:0(0) win 65535 <mss 1460>
+0 > S. 0:0(0) ack 1 <...>
+.1 < . 1:1(0) ack 1 win 65535
+0 accept(3, ..., ...) = 4

`
const said = (script: string) => outcomeText(runScript(script))

describe('what a failed run says', () => {
  it.each([
    [
      '+0 close(4) = 0\n+0 > F. 1:1(0) ack 2',
      'line 10: failed: expected > F. 1:1(0) ack 2, got > F. 1:1(0) ack 1 at 0.100',
    ],
    ['+0 close(4) = 0\n+.5 > F. 1:1(0) ack 1', 'line 10: failed: expected > F. 1:1(0) ack 1 at 0.600, got it at 0.100'],
    ['+.1~+.2 > F. 1:1(0) ack 1', 'line 9: failed: expected > F. 1:1(0) ack 1 at 0.200, got nothing until 0.313'],
    ['+0 read(4, ..., 9) = 9', 'line 9: failed: expected read() = 9 at once, got a call that waits'],
    ['+0...0.5 read(4, ..., 9) = 9', 'line 9: failed: expected read() = 9 at 0.600, got a call that goes on waiting'],
    [
      '+0...0.5 read(4, ..., 9) = 9\n+.1 < P. 1:10(9) ack 1 win 9',
      'line 9: failed: expected read() = 9 at 0.600, got it at 0.200',
    ],
    ['+0 write(4, ..., 9) = -1 EPIPE', 'line 9: failed: expected write() = -1 EPIPE, got 9'],
    ['+0 shutdown(7, SHUT_WR) = 0', 'line 9: failed: expected shutdown() = 0, got -1 EBADF'],
    [
      '+0 %{ assert tcpi_state == TCP_CLOSE }%',
      'line 9: failed: expected tcpi_state == TCP_CLOSE, got tcpi_state TCP_ESTABLISHED',
    ],
    ['+0 %{ assert tcpi_unacked > 0 }%', 'line 9: failed: expected tcpi_unacked > 0, got tcpi_unacked 0'],
    ['+0 getsockopt(4, SOL_SOCKET, SO_ERROR, [104], [4]) = 0', 'line 9: failed: expected SO_ERROR [104], got [0]'],
    [
      '+0 getsockopt(4, SOL_SOCKET, SO_LINGER, {onoff=1, linger=3}, [8]) = 0',
      'line 9: failed: expected {onoff=1, linger=3}, got {onoff=0, linger=0}',
    ],
    [
      '+0 poll([{fd=4, events=POLLIN|POLLOUT, revents=POLLIN}], 1, 0) = 1',
      'line 9: failed: expected {fd=4, revents=POLLIN}, got {fd=4, revents=POLLOUT}',
    ],
    ['0.01 close(4) = 0', 'line 9: failed: expected this event at 0.010, got to it at 0.100'],
    [
      '+0 close(4) = 0\n+0 > F. 1:1(0) ack 1 win 7',
      'line 10: failed: expected > F. 1:1(0) ack 1 win 7, got > F. 1:1(0) ack 1 win 64240 at 0.100',
    ],
    [
      '+0 close(4) = 0\n+0 > F. 1:1(0) ack 1 <nop>',
      'line 10: failed: expected > F. 1:1(0) ack 1 <nop>, got > F. 1:1(0) ack 1 <> at 0.100',
    ],
  ])('%s', (end, text) => {
    expect(said(listen + end)).toBe(text)
  })
})

describe('what is not supported', () => {
  it.each([
    ['--so_filename=x\n0 close(3) = 0', 'line 1: not supported: the flag --so_filename=x'],
    ['`./defaults.sh`\n0 close(3) = 0', 'line 1: not supported: the command ./defaults.sh'],
    ['0 close(3) = 0\n`ip tcp_metrics flush`', 'line 2: not supported: the command ip tcp_metrics flush'],
    ['0 close(3) = 0\n+0 `sleep 1`', 'line 2: not supported: the command sleep 1'],
    ['0 sendmsg(3, ..., 0) = 0', 'line 1: not supported: the call sendmsg()'],
    ['0 toString(3) = 0', 'line 1: not supported: the call toString()'],
    ['0 socket(..., SOCK_DGRAM, IPPROTO_UDP) = 3', 'line 1: not supported: socket() without a type'],
    ['0 socket(..., SOCK_STREAM, IPPROTO_MPTCP) = 3', 'line 1: not supported: sockets of another kind than TCP'],
    ['0 %{ assert tcpi_pacing_rate > 0 }%', 'line 1: not supported: tcpi_pacing_rate of TCP_INFO'],
    ['0 %{ print(1) }%', 'line 1: not supported: the code print(1)'],
    [`${listen}+0 setsockopt(4, SOL_TCP, TCP_CORK, [1], 4) = 0`, 'line 9: not supported: setsockopt() of TCP_CORK'],
    [`${listen}+0 setsockopt(4, SOL_TCP, toString, [1], 4) = 0`, 'line 9: not supported: setsockopt() of toString'],
    [`${listen}+0 getsockopt(4, SOL_TCP, TCP_CC, ..., ...) = 0`, 'line 9: not supported: getsockopt() of TCP_CC'],
    [`${listen}+0 recv(4, ..., 9, MSG_PEEK) = 0`, 'line 9: not supported: flags 0x2 of a call'],
    [`${listen}+0 fcntl(4, F_DUPFD, 5) = 5`, 'line 9: not supported: fcntl() of F_DUPFD'],
    [`${listen}+0 poll([4], 1, 0) = 0`, 'line 9: not supported: poll() without fd or events'],
    [
      `${listen}+0 socket(..., SOCK_STREAM, IPPROTO_TCP) = 5\n+0 listen(5, 1) = 0`,
      'line 10: not supported: a second listener',
    ],
    ['', 'line 1: not supported: a script without events'],
  ])('%s', (script, text) => {
    expect(said(script)).toBe(text)
  })

  it('is said before the script runs, where it can be', () => {
    expect(said('0 close(3) = 0\n+0 epoll_create(1) = 4')).toBe('line 2: not supported: the call epoll_create()')
  })

  it('is a script that asks for endless events', () => {
    const keepalive = `${listen}+0 setsockopt(4, SOL_SOCKET, SO_KEEPALIVE, [1], 4) = 0
+0 setsockopt(4, IPPROTO_TCP, TCP_KEEPIDLE, [1], 4) = 0
+0 setsockopt(4, IPPROTO_TCP, TCP_KEEPINTVL, [0], 4) = 0
+0 setsockopt(4, IPPROTO_TCP, TCP_KEEPCNT, [99999999], 4) = 0
+999999 close(4) = 0`
    expect(said(keepalive)).toBe('line 13: not supported: so much happening until this event')
  })

  it('is a script of more than a million characters', () => {
    expect(said('/'.repeat(1_000_001))).toMatch(/^line 1: not supported: more than 1000000 characters/)
  })
})

describe('any script', () => {
  const folder = new URL('./scripts/', import.meta.url)
  const scripts = readdirSync(folder).map((name) => readFileSync(new URL(name, folder), 'utf8'))

  it('ends with an outcome, however it is mangled', () => {
    const place = fc.double({ min: 0, max: 1, noNaN: true })
    const words = [
      '-1',
      '99999999999',
      '+0',
      '*',
      '>',
      '<',
      '...',
      '{',
      '(',
      '`',
      '"',
      '%{',
      '}%',
      '\n',
      'S.',
      '0x',
      '4294967295',
      '',
    ]
    const change = fc.record({ at: place, cut: fc.nat(12), word: fc.constantFrom(...words) })
    fc.assert(
      fc.property(fc.constantFrom(...scripts), fc.array(change, { minLength: 1, maxLength: 4 }), (script, changes) => {
        const mangled = changes.reduce((text, { at, cut, word }) => {
          const place = Math.floor(at * text.length)
          return text.slice(0, place) + word + text.slice(place + cut)
        }, script)
        expect(said(mangled)).toMatch(/^(passed|line \d+: (failed|not supported): [^\n]+)$/)
      }),
      { numRuns: 1500 },
    )
  })

  it('ends the same when run twice', () => {
    for (const script of scripts) {
      const spoiled = script.replace(/ack 2/, 'ack 3')
      expect(runScript(spoiled)).toEqual(runScript(spoiled))
    }
  })
})
