/**
 * Work that begins in its order, one piece in each turn of the event loop. A turn also accepts no more than one new
 * connection (libuv since 1.45): if all that has arrived began at once, turns of a tenth of a second would let ten new
 * visitors in each second, and the others would wait for a page that is ready made.
 */
export function oneEachTurn() {
  const waiting = []
  const begin = () => {
    waiting.shift()()
    if (waiting.length > 0) setImmediate(begin)
  }
  return () =>
    new Promise((resolve) => {
      waiting.push(resolve)
      if (waiting.length === 1) setImmediate(begin)
    })
}
