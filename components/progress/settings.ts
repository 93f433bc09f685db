export interface LearnerSettings {
  /** Null until one was told. */
  timeZone: string | null
  reviewDate: string | null
  streak: boolean
}

/** Whether the server took the change. */
export async function putSettings(change: Partial<LearnerSettings>): Promise<boolean> {
  try {
    const response = await fetch('/api/settings', {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(change),
    })
    return response.ok
  } catch {
    return false
  }
}
