import { describe, expect, it } from 'vitest'
import { outcomeText } from './outcome.ts'
import { runScript } from './run.ts'

const result = (script: string) => outcomeText(runScript(script))

const listening = `0 socket(..., SOCK_STREAM, IPPROTO_TCP) = 3
+0 bind(3, ..., ...) = 0
+0 listen(3, 1) = 0
`
const opening = `+0 < S 0:0(0) win 65535 <mss 1460>
+0 > S. 0:0(0) ack 1 <...>
+.1 < . 1:1(0) ack 1 win 65535
`
const accepted = `${listening}${opening}+0 accept(3, ..., ...) = 4
`

describe('descriptors', () => {
  it('are the numbers that the script gives', () => {
    expect(result(`0 socket(..., SOCK_STREAM, IPPROTO_TCP) = 17\n+0 close(17) = 0`)).toBe('passed')
    expect(result(`${listening}${opening}+0 accept(3, ..., ...) = 99\n+0 close(99) = 0`)).toBe('passed')
  })

  it('are free again after close()', () => {
    const twice = '+0 socket(..., SOCK_STREAM, IPPROTO_TCP) = 3\n+0 close(3) = 0\n'
    expect(result(`0 socket(..., SOCK_STREAM, IPPROTO_TCP) = 3\n+0 close(3) = 0\n${twice}`)).toBe('passed')
  })

  it('cannot be given twice', () => {
    const again = '0 socket(..., SOCK_STREAM, IPPROTO_TCP) = 3\n+0 socket(..., SOCK_STREAM, IPPROTO_TCP) = 3'
    expect(result(again)).toBe('line 2: failed: expected socket() = 3, got 4')
  })

  it('may be of any result where the script has ...', () => {
    expect(result('0 socket(..., SOCK_STREAM|SOCK_CLOEXEC, 0) = ...\n+0 close(3) = 0')).toBe('passed')
  })
})

describe('a listener', () => {
  it('listens again when asked again, and is no connection', () => {
    expect(result(`${listening}+0 listen(3, 5) = 0`)).toBe('passed')
    expect(result(`${listening}+0 read(3, ..., 9) = -1 ENOTCONN`)).toBe('passed')
    expect(result(`${accepted}+0 listen(4, 1) = -1 EINVAL`)).toBe('passed')
    expect(result(`${accepted}+0 accept(4, ..., ...) = -1 EINVAL`)).toBe('passed')
  })

  it('gives its options to the connections that come to it', () => {
    const set = '+0 setsockopt(3, SOL_SOCKET, SO_LINGER, {onoff=1, linger=0}, 8) = 0\n'
    expect(
      result(`${listening}${set}${opening}+0 accept(3, ..., ...) = 4\n+0 close(4) = 0\n+0 > R. 1:1(0) ack 1`),
    ).toBe('passed')
    const keepalive = `+0 setsockopt(3, SOL_SOCKET, SO_KEEPALIVE, [1], 4) = 0
+0 setsockopt(3, SOL_TCP, TCP_KEEPIDLE, [3], 4) = 0
${opening}+0 accept(3, ..., ...) = 4
+3 > . 0:0(0) ack 1`
    expect(result(`${listening}${keepalive}`)).toBe('passed')
  })

  it('makes a connection that does not wait with accept4()', () => {
    const accept4 = '+0 accept4(3, ..., ..., SOCK_NONBLOCK) = 4\n+0 read(4, ..., 9) = -1 EAGAIN\n'
    expect(result(`${listening}${opening}${accept4}`)).toBe('passed')
    expect(result(`${listening}${opening}${accept4}+0 read(4, ..., 9) = -1 EWOULDBLOCK`)).toBe('passed')
  })

  it('is readable when a connection waits', () => {
    const poll = (revents: string, count: number) =>
      `+0 poll([{fd=3, events=POLLIN, revents=${revents}}], 1, 0) = ${count}\n`
    expect(result(`${listening}${poll('0', 0)}${opening}${poll('POLLIN', 1)}`)).toBe('passed')
  })
})

describe('a client', () => {
  const nonblocking = '0 socket(..., SOCK_STREAM|SOCK_NONBLOCK, IPPROTO_TCP) = 3\n'
  const syn = '+0 connect(3, ..., ...) = -1 EINPROGRESS\n+0 > S 0:0(0) <...>\n'

  it('cannot send before it is connected, unless it waits', () => {
    expect(result(`${nonblocking}${syn}+0 write(3, ..., 9) = -1 EAGAIN`)).toBe('passed')
    const waiting = `${nonblocking}${syn}+0 fcntl(3, F_SETFL, O_RDWR) = 0
+0...0.1 write(3, ..., 9) = 9
+.1 < S. 0:0(0) ack 1 win 65535 <mss 1460>
+0 > . 1:1(0) ack 1
+0 > P. 1:10(9) ack 1`
    expect(result(waiting)).toBe('passed')
  })

  it('connects to the port of its address', () => {
    const address = '{sa_family = AF_INET, sin_port = htons(443), sin_addr = inet_addr("192.0.2.1")}'
    const script = `0 socket(..., SOCK_STREAM, IPPROTO_TCP) = 3
+0...0.1 connect(3, ${address}, 16) = 0
+0 > S 0:0(0) <...>
+.1 < S. 0:0(0) ack 1 win 65535 <mss 1460>
+0 > . 1:1(0) ack 1`
    expect(result(script)).toBe('passed')
  })

  it('is told once that its connect() failed', () => {
    const refused = `${nonblocking}${syn}+.1 < R. 0:0(0) ack 1 win 0
+0 connect(3, ..., ...) = -1 ECONNREFUSED\n`
    expect(result(refused)).toBe('passed')
  })
})

describe('poll()', () => {
  it('waits for data, for so long as it is told', () => {
    const waits = `${accepted}+0...0.05 poll([{fd=4, events=POLLIN, revents=POLLIN}], 1, 1000) = 1
+.05 < P. 1:10(9) ack 1 win 65535`
    expect(result(waits)).toBe('passed')
    expect(result(`${accepted}+0...0.3 poll([{fd=4, events=POLLIN, revents=0}], 1, 300) = 0`)).toBe('passed')
  })

  it('waits for ever with a negative time', () => {
    const waits = `${accepted}+0...5 poll([{fd=4, events=POLLIN}], 1, -1) = 1\n+5 < F. 1:1(0) ack 1 win 65535`
    expect(result(waits)).toBe('passed')
  })

  it('reports what was not asked for: an error, the end of both directions, no such descriptor', () => {
    const reset = `${accepted}+.1 < R. 1:1(0) ack 1 win 0\n`
    expect(result(`${reset}+0 poll([{fd=4, events=0, revents=POLLERR|POLLHUP}], 1, 0) = 1`)).toBe('passed')
    expect(result(`${accepted}+0 poll([{fd=9, events=POLLIN, revents=POLLNVAL}], 1, 0) = 1`)).toBe('passed')
    const fresh = '0 socket(..., SOCK_STREAM, IPPROTO_TCP) = 3\n'
    expect(result(`${fresh}+0 poll([{fd=3, events=POLLOUT, revents=POLLOUT|POLLHUP}], 1, 0) = 1`)).toBe('passed')
  })

  it('counts the descriptors that are ready', () => {
    const both = '{fd=3, events=POLLIN, revents=0}, {fd=4, events=POLLOUT, revents=POLLOUT}'
    expect(result(`${accepted}+0 poll([${both}], 2, 0) = 1`)).toBe('passed')
  })
})

describe('the socket that a condition is about', () => {
  const state = (name: string) => `+0 %{ assert tcpi_state == TCP_${name} }%\n`

  it('is the one made last, then the connection that came to it', () => {
    expect(result(`0 socket(..., SOCK_STREAM, IPPROTO_TCP) = 3\n${state('CLOSE')}`)).toBe('passed')
    expect(result(`${listening}${state('LISTEN')}${opening}${state('ESTABLISHED')}`)).toBe('passed')
  })

  it('may be asked for as an endpoint in TIME_WAIT or as a socket that is closed', () => {
    const closed = `${accepted}+0 close(4) = 0
+0 > F. 1:1(0) ack 1
+.1 < F. 1:1(0) ack 2 win 65535
+0 > . 2:2(0) ack 2
`
    expect(result(`${closed}${state('TIME_WAIT')}${state('CLOSE')}`)).toBe('passed')
    expect(result(`${closed}+0 %{ assert tcpi_state != TCP_TIME_WAIT }%`)).toMatch(/^line 12: failed/)
    expect(result(`${closed}${state('FIN_WAIT2')}`)).toMatch(/got tcpi_state TCP_TIME_WAIT$/)
  })
})

describe('ports', () => {
  it('that a segment names are another connection', () => {
    const second = `+0 < 1234 > 80 S 0:0(0) win 65535 <mss 1460>
+0 > S. 0:0(0) ack 1 <...>
+.1 < 1234 > 80 . 1:1(0) ack 1 win 65535
+0 accept(3, ..., ...) = 5
+0 < P. 1:10(9) ack 1 win 65535
+0 > . 1:1(0) ack 10
+0 read(5, ..., 99) = 9
+0 recv(4, ..., 99, MSG_DONTWAIT) = -1 EAGAIN`
    expect(result(`${accepted}${second}`)).toBe('passed')
  })
})
