import { defaultLimits, type Limits } from '../../tcp/capture/read-error.ts'

/** What the page accepts. The file stays in the worker's memory while it is read. */
export const captureLimits: Limits = { ...defaultLimits, maxBytes: 100 * 2 ** 20 }
