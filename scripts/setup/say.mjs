/** A fault that the reader can mend: told in one line, without a trace. */
export class Stop extends Error {}

/** Does one step and says so in one line: what, the outcome, how long. */
export async function step(title, work) {
  const started = performance.now()
  const live = process.stdout.isTTY
  if (live) process.stdout.write(`${line(title)} ...`)
  const outcome = await work((doing) => {
    // A step that takes long says what it is doing before it is done.
    process.stdout.write(live ? `\r${line(title, doing)} ...` : `${line(title, doing)} ...\n`)
  })
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  process.stdout.write(`${live ? '\r\u001b[K' : ''}${line(title, outcome)} (${seconds} s)\n`)
}

const line = (title, text = '') => `${title.padEnd(10)} ${text}`.trimEnd()

/** Runs a script's main; a Stop is told in one line. */
export async function main(work) {
  try {
    await work()
  } catch (error) {
    if (process.stdout.isTTY) process.stdout.write('\n')
    console.error(error instanceof Stop ? `Stopped: ${error.message}` : error)
    process.exit(1)
  }
}
