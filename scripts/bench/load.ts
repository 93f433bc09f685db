import { quantiles } from '../reliability/quantiles.ts'

/** Requests in a closed loop: `connections` at a time, each sending the next when the last is answered. */
export interface Load {
  perSecond: number
  p50: number
  p99: number
  failed: number
}

export async function load(connections: number, seconds: number, request: () => Promise<boolean>): Promise<Load> {
  const times: number[] = []
  let failed = 0
  const end = performance.now() + seconds * 1000
  const worker = async () => {
    while (performance.now() < end) failed += (await timed(times, request)) ? 0 : 1
  }
  await Promise.all(Array.from({ length: connections }, worker))
  return { perSecond: times.length / seconds, ...quantiles(times), failed }
}

/** Requests at a steady rate, whether or not earlier ones are answered. */
export async function steady(perSecond: number, seconds: number, request: () => Promise<boolean>): Promise<Load> {
  const times: number[] = []
  const running: Promise<boolean>[] = []
  for (let sent = 0; sent < perSecond * seconds; sent += 1) {
    running.push(timed(times, request))
    await new Promise((resolve) => setTimeout(resolve, 1000 / perSecond))
  }
  const results = await Promise.all(running)
  return { perSecond, ...quantiles(times), failed: results.filter((ok) => !ok).length }
}

/** All requests in the same instant; `seconds` until the last is answered. */
export async function burst(count: number, request: () => Promise<boolean>): Promise<Load & { seconds: number }> {
  const times: number[] = []
  const began = performance.now()
  const results = await Promise.all(Array.from({ length: count }, () => timed(times, request)))
  const seconds = (performance.now() - began) / 1000
  return { perSecond: count / seconds, ...quantiles(times), failed: results.filter((ok) => !ok).length, seconds }
}

async function timed(times: number[], request: () => Promise<boolean>): Promise<boolean> {
  const began = performance.now()
  const ok = await request().catch(() => false)
  times.push(performance.now() - began)
  return ok
}
