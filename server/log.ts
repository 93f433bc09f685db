type Value = string | number | boolean | null | undefined

/**
 * One event as one line of JSON on standard error. Of an error the kind, the code and where it was thrown: its message
 * may hold what somebody has answered, or an address.
 */
export function log(event: string, fields: Record<string, Value> = {}, error?: unknown): void {
  const entry = {
    at: new Date().toISOString(),
    event,
    ...fields,
    ...(error === undefined ? {} : { error: plain(error) }),
  }
  console.error(JSON.stringify(entry))
}

const mostFrames = 12

function plain(error: unknown): object {
  if (!(error instanceof Error)) return { kind: typeof error }
  const { name, stack = '', cause } = error
  const { code, meta } = error as {
    code?: unknown
    meta?: { driverAdapterError?: { cause?: { originalCode?: unknown } } }
  }
  const frames = stack.split('\n').filter((line) => /^\s+at /.test(line))
  return {
    kind: error.constructor.name === 'Error' ? name : error.constructor.name,
    code: code === undefined ? undefined : String(code),
    state: meta?.driverAdapterError?.cause?.originalCode,
    at: frames.slice(0, mostFrames).map((line) => line.trim().slice('at '.length)),
    ...(cause === undefined ? {} : { cause: plain(cause) }),
  }
}
