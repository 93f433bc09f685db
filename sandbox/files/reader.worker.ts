import { type CaptureFile, openCapture } from './capture-file.ts'
import type { Order, Report } from './reader-messages.ts'

let capture: CaptureFile | null = null

const report = (message: Report) => postMessage(message)

addEventListener('message', async ({ data }: MessageEvent<Order>) => {
  if (data.do === 'show') {
    report({ kind: 'shown', connection: data.connection, detail: capture?.detail(data.connection) ?? null })
    return
  }
  const octets = await data.file.arrayBuffer().catch(() => null)
  if (octets === null) return report({ kind: 'unreadable' })
  capture = openCapture(new Uint8Array(octets))
  report({ kind: 'read', summary: capture.summary })
})
