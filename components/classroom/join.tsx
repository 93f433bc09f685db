'use client'
import { useLocale, useTranslations } from 'next-intl'
import { type FormEvent, useEffect, useState } from 'react'
import { Button, buttonClass } from '@/components/kit/button'
import { CheckField } from '@/components/kit/field'
import { send } from '@/components/kit/send'
import { SignInFirst } from './asked-for'
import type { LookedAt } from './data'
import { StatusLine } from './status-line'
import { useChange, useProblemText } from './use-change'

type Looked = { state: 'looking' } | { state: 'dead'; code: string } | { state: 'there'; invitation: LookedAt }

/** What an invitation leads to, said to whoever has its code; then joining. */
export function Join() {
  const t = useTranslations('classroom.join')
  const [code, setCode] = useState('')
  const [looked, setLooked] = useState<Looked>({ state: 'looking' })
  useEffect(() => {
    const asked = new URLSearchParams(location.search).get('code') ?? ''
    setCode(asked)
    void look(asked).then(setLooked)
  }, [])
  if (looked.state === 'looking') return <p className="min-h-96 text-soft">{t('looking')}</p>
  if (looked.state === 'dead') return <DeadCode reason={looked.code} />
  const { invitation } = looked
  return (
    <div className="min-h-96">
      <h2 className="text-2xl break-words">{invitation.name}</h2>
      <dl className="mt-3 grid max-w-xl grid-cols-[auto_1fr] gap-x-6 gap-y-1">
        {facts(invitation).map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-soft">{name}</dt>
            <dd className="break-words">{value}</dd>
          </div>
        ))}
      </dl>
      <div className="mt-6">
        {invitation.classroomId ? (
          <Within invitation={invitation} />
        ) : invitation.signedIn ? (
          <JoinForm code={code} invitation={invitation} />
        ) : (
          <SignInFirst lead={t('signInFirst')} />
        )}
      </div>
    </div>
  )

  function facts({ term, teachers, section, requiresApproval }: LookedAt): [string, string][] {
    const known: [string, string | null][] = [
      [t('term'), term],
      [t('teachers', { count: teachers.length }), teachers.join(', ')],
      [t('section'), section],
      [t('approval'), t(requiresApproval ? 'approvalNeeded' : 'approvalNotNeeded')],
    ]
    return known.filter((fact): fact is [string, string] => Boolean(fact[1]))
  }
}

async function look(code: string): Promise<Looked> {
  const sent = await send<LookedAt>('POST', '/api/join/look', { code: code || '-' })
  return sent.ok ? { state: 'there', invitation: sent.body } : { state: 'dead', code: sent.code }
}

function DeadCode({ reason }: { reason: string }) {
  const t = useTranslations('classroom.join')
  const locale = useLocale()
  const problemText = useProblemText()
  return (
    <div className="min-h-96">
      <p className="mb-4 max-w-[42rem]">{problemText(reason)}</p>
      <a href={`/${locale}/classes`} className={buttonClass()}>
        {t('another')}
      </a>
    </div>
  )
}

function Within({ invitation: { mine, classroomId } }: { invitation: LookedAt }) {
  const t = useTranslations('classroom.join')
  const locale = useLocale()
  return (
    <>
      <p className="mb-4">{t(mine === 'pending' ? 'waiting' : 'within')}</p>
      <a href={`/${locale}/classes/class?id=${classroomId}`} className={buttonClass('primary')}>
        {t('toClass')}
      </a>
    </>
  )
}

function JoinForm({ code, invitation }: { code: string; invitation: LookedAt }) {
  const t = useTranslations('classroom.join')
  const locale = useLocale()
  const { change, busy, said } = useChange()
  async function join(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const shareEarlier = new FormData(event.currentTarget).has('share')
    const joined = await change<{ classroomId: string }>('POST', '/api/join', { code, shareEarlier }, t('joined'))
    if (joined) location.assign(`/${locale}/classes/class?id=${joined.classroomId}`)
  }
  return (
    <form onSubmit={join} className="space-y-4">
      <p className="max-w-[42rem]">{t('seen')}</p>
      <CheckField name="share" label={t('share')} hint={t('shareHint')} />
      <Button type="submit" variant="primary" disabled={busy}>
        {t(invitation.requiresApproval ? 'ask' : 'join')}
      </Button>
      <StatusLine said={said} />
    </form>
  )
}
