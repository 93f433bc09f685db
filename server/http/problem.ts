/** What the API refuses, by code: RFC 9457 problem documents. Texts for people belong to the views. */
const statusOf = {
  'malformed-json': 400,
  'nested-too-deep': 400,
  'sign-in-required': 401,
  'sign-in-failed': 401,
  'cross-origin': 403,
  'address-unconfirmed': 403,
  'password-wrong': 403,
  'sign-in-again': 403,
  'not-permitted': 403,
  'not-found': 404,
  'question-unknown': 404,
  'lesson-unknown': 404,
  'unit-unknown': 404,
  'no-learner': 404,
  'hint-unknown': 404,
  'invitation-unknown': 404,
  'method-not-allowed': 405,
  'variant-answered': 409,
  'class-archived': 409,
  'last-instructor': 409,
  'name-taken': 409,
  'section-extended': 409,
  'invitation-full': 409,
  'invitation-dead': 409,
  'already-claimed': 409,
  'assignment-answered': 409,
  'task-used': 409,
  'mock-changed': 409,
  'invitation-expired': 410,
  'invitation-revoked': 410,
  'address-taken': 409,
  'mail-not-set-up': 409,
  'no-password': 409,
  'too-large': 413,
  'not-json': 415,
  'invalid-body': 422,
  'password-too-short': 422,
  'password-too-long': 422,
  'password-common': 422,
  'link-invalid': 422,
  'answer-malformed': 422,
  'code-malformed': 422,
  'account-unknown': 422,
  'entry-unknown': 422,
  'roster-unreadable': 422,
  'section-unknown': 422,
  'attempt-id-used': 422,
  'seed-not-issued': 422,
  'date-not-ahead': 422,
  'too-many-attempts': 422,
  'policy-refused': 422,
  'item-unknown': 422,
  'extension-for-nobody': 422,
  'too-many-assignments': 422,
  'too-many-extensions': 422,
  'task-refused': 422,
  'too-many-tasks': 422,
  'too-many-mocks': 422,
  'too-many-scenarios': 422,
  'too-many-entries': 422,
  'too-many-events': 422,
  'too-many-requests': 429,
  internal: 500,
  'database-unavailable': 503,
  'record-moved': 503,
} as const
export type ProblemCode = keyof typeof statusOf

const titles: Record<number, string> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  409: 'Conflict',
  410: 'Gone',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  422: 'Unprocessable Content',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
}

interface Extras {
  detail?: string
  /** Names one occurrence: what the log says about it stands beside the same id. */
  id?: string
  headers?: Record<string, string>
  /** What else the document tells, such as how to go on. */
  members?: Record<string, unknown>
}

export function problem(code: ProblemCode, { detail, id, headers, members }: Extras = {}): Response {
  const status = statusOf[code]
  const document = {
    type: 'about:blank',
    title: titles[status],
    status,
    code,
    ...(detail === undefined ? {} : { detail }),
    ...(id === undefined ? {} : { id }),
    ...members,
  }
  return new Response(JSON.stringify(document), {
    status,
    headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store', ...headers },
  })
}
