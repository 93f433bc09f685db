const prefix = 'own-'

/** An instructor's own task is a question with this id; no question of the course begins so. */
export const ownTaskId = (taskId: string): string => `${prefix}${taskId}`

export const isOwnTaskId = (questionId: string): boolean => questionId.startsWith(prefix)

export const taskIdOf = (questionId: string): string => questionId.slice(prefix.length)
