/** Finishes what has begun, for at most five seconds, when the process is told to stop or npm is gone. */
export function stopWhenTold(server, app) {
  let stopping = false
  const stop = async () => {
    if (stopping) return
    stopping = true
    const late = setTimeout(() => server.closeAllConnections(), 5_000)
    await new Promise((resolve) => {
      server.close(resolve)
      server.closeIdleConnections()
    })
    clearTimeout(late)
    await globalThis.fourWavesDatabase?.close()
    await app.close()
    process.exit(0)
  }
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, stop)
  if (process.env.npm_lifecycle_event) stopWithParent(stop)
}

/** npm passes SIGTERM on to its shell, which does not pass it on to us. */
function stopWithParent(stop) {
  const parent = process.ppid
  setInterval(() => process.ppid !== parent && stop(), 500).unref()
}
