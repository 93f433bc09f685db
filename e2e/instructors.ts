export const password = 'wet paint on tuesday'

/** Accounts that are there before the server starts, as only its command line makes instructors and administrators. */
export const administrator = 'administrator@e2e.example'
export const instructors = Array.from({ length: 24 }, (_, index) => `instructor-${index}@e2e.example`)
